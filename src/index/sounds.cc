#include "index/sounds.h"

#include <algorithm>
#include <array>

namespace holdfast::index {

namespace {

constexpr std::size_t shortest_sound = 3;

bool is_vowel(char letter)
{
    return std::string_view{"aeiouy"}.contains(letter);
}

bool is_soft(char next)
{
    return next == 'e' || next == 'i' || next == 'y';
}

/// A group of letters at one place of a word, and what it sounds like.
struct Sound {
    std::string_view letters;
    std::string_view sounds;
    bool first = false;  // Only at the beginning.
};

/// The longer groups before the shorter.
constexpr Sound groups[] = {
    {"sch", "X"},       {"tch", "X"},      {"chr", "KR"},     {"kn", "N", true}, {"gn", "N", true},
    {"pn", "N", true},  {"ps", "S", true}, {"wr", "R", true}, {"wh", "W", true}, {"gh", "K", true},
    {"mc", "MK", true}, {"sh", "X"},       {"ch", "X"},       {"cz", "X"},       {"ph", "F"},
    {"th", "T"},        {"gh", ""},        {"ck", "K"},       {"dg", "J"},       {"kh", "K"},
    {"x", "S", true},   {"x", "KS"},
};

/// One letter by itself, before the letter `next`.
std::string_view sound_of_letter(char letter, char next)
{
    switch (letter) {
    case 'b': return "B";
    case 'c': return is_soft(next) ? "S" : "K";
    case 'd':
    case 't': return "T";
    case 'f':
    case 'v': return "F";
    case 'g': return is_soft(next) ? "J" : "K";
    case 'j': return "J";
    case 'k':
    case 'q': return "K";
    case 'l': return "L";
    case 'm': return "M";
    case 'n': return "N";
    case 'p': return "P";
    case 'r': return "R";
    case 's':
    case 'z': return "S";
    default: return "";  // not an enum: h and w are heard at the beginning alone.
    }
}

std::string_view sound_at_the_beginning(char letter)
{
    if (letter == 'h') return "H";
    if (letter == 'w') return "W";
    if (letter == 'y') return "Y";
    return is_vowel(letter) ? "A" : "";
}

const Sound* group_at(std::string_view word, std::size_t place)
{
    for (const Sound& group : groups)
        if (word.substr(place).starts_with(group.letters) && (!group.first || place == 0))
            return &group;
    return nullptr;
}

/// Names for the same person, the fullest first. General knowledge of names in use in England.
constexpr std::string_view forms[] = {
    "abigail abi abby gail",
    "abdul abdool abdal",
    "aleksander alexander alex sasha xander sandy alec",
    "aleksandra alexandra alex sasha sandra lexi lexie",
    "alfred alf alfie fred",
    "amelia millie amy milly",
    "andrew andy drew andrzej",
    "anthony tony ant antoni",
    "arthur art artie",
    "barbara barb babs basia",
    "benjamin ben benji benny",
    "catherine katherine kathryn kate katie kathy cathy cat kitty kat katarzyna kasia",
    "charles charlie chas chuck",
    "charlotte lottie charlie lotte",
    "christina christine chris tina chrissy krystyna",
    "christopher chris kit topher krzysztof",
    "daniel dan danny",
    "david dave davey dai dawid",
    "deborah debra deb debbie",
    "dorothy dot dolly dorota",
    "edward ed eddie ted teddy ned",
    "eleanor ellie nell nelly ella",
    "elizabeth elisabeth liz lizzie lizzy beth betty bess eliza elsie lisa libby elzbieta",
    "florence flo florrie flossie",
    "frances fran franny francesca",
    "francis frank frankie",
    "frederick fred freddie freddy",
    "gabriel gabe",
    "george georgie jerzy",
    "gerald gerry jerry",
    "grzegorz gregory greg",
    "harold harry hal",
    "henry harry hal hank",
    "isabella isabel isobel bella izzy issy",
    "jacob jake jakub kuba",
    "jacqueline jackie jacqui",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "jessica jess jessie",
    "joanna joanne jo asia",
    "john jack johnny jon jan",
    "jonathan jon jonny",
    "joseph joe joey josef jozef",
    "joshua josh",
    "katrina trina kat",
    "kenneth ken kenny",
    "leonard len lenny leo",
    "leo leon",
    "lillian lily lilly lil",
    "louise lou louisa",
    "madeleine madeline maddie maddy",
    "malgorzata margaret gosia maggie meg peggy madge greta margie",
    "martha marty mattie",
    "mary maria molly polly may maryam marie",
    "matthew matt matty mateusz",
    "michael mike mick mickey michal",
    "mohammed muhammad mohammad mohamed mohd mo md",
    "nathaniel nathan nat nate",
    "nicholas nick nicky nico",
    "nicola nicky nikki",
    "oliver ollie olly",
    "olivia liv livvy ollie",
    "pamela pam",
    "patricia pat patsy trish tricia",
    "patrick pat paddy",
    "pawel paul",
    "penelope penny",
    "peter pete piotr",
    "philip phillip phil pip",
    "phoebe fibi",
    "rebecca becky becca bex",
    "richard rick ricky dick rich richie",
    "robert rob robbie bob bobby bert",
    "ronald ron ronnie",
    "samantha sam sammy",
    "samuel sam sammy",
    "sarah sally sadie sara",
    "shaun sean shawn",
    "siobhan shivaun shevaun",
    "niamh neve neave",
    "aoife eefa",
    "caoimhe keeva kweeva",
    "saoirse seersha sorsha",
    "stephen steven steve stevie",
    "susan sue susie suzie suzanne",
    "theodore theo ted teddy",
    "theresa teresa terry tess tessa",
    "thomas tom tommy tomasz",
    "timothy tim timmy",
    "victoria vicky vicki tori",
    "vincent vince vinny",
    "william will bill billy liam willie",
    "zachary zach zac zack",
    "zoe zoey",
};

}  // namespace

std::string sound_of(std::string_view word)
{
    const bool is_english =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_english || word.size() < shortest_sound) return "";
    std::string sounds;
    bool apart = false;  // Was something unheard between the last sound and this one?
    for (std::size_t place = 0; place < word.size();) {
        const Sound* group = group_at(word, place);
        const char next = place + 1 < word.size() ? word[place + 1] : '\0';
        std::string_view sound =
            group != nullptr ? group->sounds : sound_of_letter(word[place], next);
        if (group == nullptr && place == 0 && sound.empty())
            sound = sound_at_the_beginning(word[place]);
        // A doubled letter is heard once.
        if (!sound.empty() && (apart || sounds.empty() || sounds.back() != sound.front()))
            sounds += sound;
        apart = sound.empty();
        place += group != nullptr ? group->letters.size() : 1;
    }
    return sounds;
}

namespace {

/// The word before the first space of a list, which is then gone from it.
std::string_view take_word(std::string_view& list)
{
    const std::size_t end = std::min(list.find(' '), list.size());
    const std::string_view word = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    return word;
}

bool holds(std::string_view list, std::string_view word)
{
    while (!list.empty())
        if (take_word(list) == word) return true;
    return false;
}

}  // namespace

std::vector<std::string_view> other_forms(std::string_view word)
{
    std::vector<std::string_view> others;
    for (std::string_view same : forms) {
        if (!holds(same, word)) continue;
        while (!same.empty())
            if (const std::string_view name = take_word(same); name != word) others.push_back(name);
    }
    return others;
}

std::size_t letters_apart(std::string_view one, std::string_view other)
{
    // Three rows of the table are enough: the one being filled and the two before it.
    std::array<std::vector<std::size_t>, 3> rows;
    for (auto& row : rows) row.resize(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) rows[0][j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        const auto& above = rows[(i - 1) % 3];
        auto& row = rows[i % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = one[i - 1] == other[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + changed});
            const bool swapped =
                i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[one.size() % 3][other.size()];
}

}  // namespace holdfast::index
