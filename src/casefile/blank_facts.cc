#include "casefile/blank_facts.h"

#include "records/records_of_files.h"

namespace holdfast::casefile {

namespace {

template <class R>
BlankFact blank()
{
    auto* fact = new Fact<R>;
    fact->type = &R::declaration;
    return {std::shared_ptr<AnyFact>{static_cast<AnyFact*>(fact)}, &fact->record};
}

template <class... R>
BlankFact blank_of(records::TypeList<R...>, std::uint32_t number)
{
    BlankFact made;
    ((number == R::declaration.number && (made = blank<R>(), true)) || ...);
    return made;
}

}  // namespace

BlankFact blank_fact(std::uint32_t number)
{
    return blank_of(records::RecordsOfFiles{}, number);
}

}  // namespace holdfast::casefile
