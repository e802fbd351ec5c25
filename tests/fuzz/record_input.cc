#include "base/json.h"
#include "records/read.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/family_member.h"
#include "records/types/ledger_opened.h"
#include "records/types/letter.h"
#include "records/types/note.h"
#include "records/types/person.h"
#include "records/types/policy_value.h"
#include "records/types/referral.h"
#include "records/types/removal.h"
#include "records/types/signature.h"
#include "tests/fuzz/oracle.h"

#include <array>

// The first byte chooses a record type, "a" the first of those below; the rest is the record as
// JSON. What is read is kept, read back as its own struct and shown, always as the same record.

namespace {

using namespace holdfast;
using fuzz::broken;

template <class R>
void check_record(const base::json::object& input)
{
    const auto& type = R::declaration;
    const auto kept = records::read_input(type, input, {});
    if (!kept) {
        if (kept.error().empty()) broken("what is refused is refused for a reason");
        return;
    }
    const auto record = records::read_back<R>(*kept);
    if (!record) broken("what was read can be read back");
    if (records::written(*record) != *kept) broken("a record is kept as it was read");
    const auto shown =
        records::show(type, *kept, [](const base::EntryId& id) { return id.text(); });
    // Shown for a person who may type it in again, dates leaning on entries by their ids.
    const auto again = records::read_input(type, shown, {});
    if (!again) broken("what is shown can be typed in");
    if (*again != *kept) broken("what is shown is what was kept");
}

using Check = void (*)(const base::json::object&);

constexpr std::array<Check, 13> checks = {
    check_record<records::Person>,
    check_record<records::FamilyMember>,
    check_record<records::Contact>,
    check_record<records::Referral>,
    check_record<records::Note>,
    check_record<records::Letter>,
    check_record<records::ClosingProposal>,
    check_record<records::Signature>,
    check_record<records::Decision>,
    check_record<records::Answer>,
    check_record<records::PolicyValue>,
    check_record<records::LedgerOpened>,
    check_record<records::Removal>,
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0) return 0;
    const auto input = base::parse_json(fuzz::text_of(bytes + 1, size - 1));
    if (!input || !input->is_object()) return 0;
    checks[static_cast<std::uint8_t>(bytes[0] - 'a') % checks.size()](input->get_object());
    return 0;
}
