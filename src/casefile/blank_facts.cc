#include "casefile/blank_facts.h"

#include "records/records_of_files.h"
#include "records/records_of_workforce.h"

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
    const auto try_one = [&]<class One>(records::TypeList<One>) {
        if (number == One::declaration.number) made = blank<One>();
    };
    (try_one(records::TypeList<R>{}), ...);
    return made;
}

}  // namespace

BlankFact blank_fact(std::uint32_t number)
{
    return blank_of(records::RecordsOfFiles{}, number);
}

BlankFact blank_fact_of_workforce(std::uint32_t number)
{
    return blank_of(records::RecordsOfWorkforce{}, number);
}

}  // namespace holdfast::casefile
