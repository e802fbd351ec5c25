#include "moves/moves.h"

#include <array>

namespace holdfast::moves {

namespace {

/// Numbers are those of the rules of the children in need census 2026 that the step would break.
constexpr std::array all_rules = {
    Rule{"assessment_without_episode",
         "An assessment begins",
         "No work with the child is open",
         "Accept a referral first. A worry can be written down as a contact at any time.",
         "Children in need census, rules 8565 and 1103"},
    Rule{"assessment_before_referral",
         "An assessment begins",
         "The referral that opened the work was received",
         "The assessment begins on that day or later.",
         "Children in need census, rule 1103"},
    Rule{"assessment_on_turned_away_referral",
         "An assessment begins",
         "It was decided to do no more about the referral that opened the work, which was received",
         "Whoever decided decides again that it is to be assessed, or what is new is accepted as a "
         "referral; then the assessment can begin.",
         "Children in need census, rule 8831"},
    Rule{"second_assessment",
         "An assessment begins",
         "An assessment of the child goes on, which began",
         "Open that one in the record and write it again, with what is new or with the day on "
         "which it was authorised.",
         "Children in need census, rule 8896"},
    Rule{"second_enquiry",
         "A section 47 enquiry begins",
         "A section 47 enquiry about the child goes on, which began",
         "What is found now belongs there, unless this is another enquiry.",
         "Children in need census, rules 8839 and 8890",
         Force::shown},
    Rule{"protection_on_turned_away_referral",
         "A section 47 enquiry or a child protection plan begins",
         "It was decided to do no more about the referral that opened the work, which was received",
         "File this all the same. Then let whoever decided decide again, or accept what is new as "
         "a referral: else the census cannot count it.",
         "Children in need census, rules 8831 and 8832",
         Force::shown},
    Rule{"protection_plan_after_death",
         "A child protection plan begins",
         "The plan would begin after the child's death. The record says that the child died",
         "Look at both days. If the day of death is wrong, correct it; the plan waits for nothing.",
         "Children in need census, rule 8915",
         Force::shown},
    Rule{"protection_plan_on_another_day",
         "A child protection plan begins",
         "The conference that decided on the plan was held",
         "File the plan; it waits for nothing. The census takes it only from the day of its "
         "conference: put right whichever day is wrong.",
         "Children in need census, rule 2885",
         Force::shown},
    Rule{"second_protection_plan",
         "A child protection plan begins",
         "The child has a child protection plan already, which began",
         "If it goes on, open that one in the record and write it again with what changes. If this "
         "is another plan, file it, and write that one again with its end: the census takes one "
         "at a time.",
         "Children in need census, rules 8935 and 8940",
         Force::shown},
    Rule{"need_plan_without_episode",
         "A child in need plan begins",
         "No work with the child is open",
         "Accept a referral first: the plan is part of its work. Early help needs none.",
         "Children in need census, rules 8565 and 4015"},
    Rule{"need_plan_before_referral",
         "A child in need plan begins",
         "The referral that opened the work was received",
         "The plan begins on that day or later.",
         "Children in need census, rule 4015"},
    Rule{"need_plan_on_turned_away_referral",
         "A child in need plan begins",
         "It was decided to do no more about the referral that opened the work, which was received",
         "Whoever decided decides again, or what is new is accepted as a referral; then the plan "
         "can begin. Early help needs neither.",
         "Children in need census, rule 4000"},
    Rule{"need_plan_after_death",
         "A child in need plan begins",
         "The plan would begin after the child's death. The record says that the child died",
         "Look at both days. If the day of death is wrong, correct it first. Help for brothers and "
         "sisters is a plan of their own.",
         "Children in need census, rule 4008"},
    Rule{"need_plan_beside_protection_plan",
         "A child in need plan begins",
         "The child has a child protection plan, which began",
         "Until a conference ends that plan, what the child needs is written there. If it has "
         "ended, write down its end first.",
         "Children in need census, rules 4001, 4016 and 4017"},
    Rule{"second_need_plan",
         "A child in need plan begins",
         "The child has a child in need plan already, which began",
         "Open that one in the record and write it again with what changes, or with its end.",
         "Children in need census, rules 4004 and 4014"},
    Rule{"ends_before_it_begins",
         "A plan, an assessment, an enquiry or whatever else goes on is ended",
         "It would end before the day on which it begins",
         "Look at both days again.",
         "Children in need census, rules 4011, 8608 and 8925"},
    Rule{"closing_with_danger",
         "The work is closed",
         "A child of the family was said to be in danger now, and nobody wrote what was done. It "
         "was said",
         "Write what was done, or that it was found not to be so, about each child.",
         "Children Act 1989, section 47(1): what gives cause to suspect harm is looked into"},
    Rule{"closing_with_assessment",
         "The work is closed",
         "An assessment goes on, which began",
         "Open it in the record and write it again with the day on which it was authorised.",
         "Children in need census, rule 8867"},
    Rule{"closing_with_enquiry",
         "The work is closed",
         "A section 47 enquiry goes on, which began",
         "Open it in the record and write it again with what was concluded.",
         "Children in need census, rule 8868"},
    Rule{"closing_with_protection_plan",
         "The work is closed",
         "A child has a child protection plan, which began",
         "A conference ends the plan first; then open it in the record and write it again with "
         "its end.",
         "Children in need census, rule 8565"},
    Rule{"closing_with_need_plan",
         "The work is closed",
         "A child has a child in need plan, which began",
         "Open it in the record and write it again with its end and what has changed.",
         "Children in need census, rule 8565"},
};

}  // namespace

std::span<const Rule> rules()
{
    return all_rules;
}

}  // namespace holdfast::moves
