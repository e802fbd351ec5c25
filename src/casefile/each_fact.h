#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

namespace each_fact_detail {

template <class F, class... R>
void visit_facts(const Facts& facts, F& visit, records::TypeList<R...>)
{
    const auto visit_all = [&]<class One>(const std::vector<Fact<One>>& list) {
        for (const Fact<One>& fact : list) visit(One::declaration, fact);
    };
    (visit_all(facts.all<R>()), ...);
}

template <class F, class... R>
void visit_types(F& visit, records::TypeList<R...>)
{
    (visit(R::declaration), ...);
}

}  // namespace each_fact_detail

/// Calls `visit(const records::RecordType&, const Fact<R>&)` with every fact: one record type after
/// another, and the facts of each in the order of the ledger. For whoever shows a file without
/// caring what its records are.
template <class F>
void each_fact(const Facts& facts, F&& visit)
{
    each_fact_detail::visit_facts(facts, visit, records::RecordsOfFiles{});
}

/// Calls `visit(const records::RecordType&)` with every record type that is part of files.
template <class F>
void each_type_of_files(F&& visit)
{
    each_fact_detail::visit_types(visit, records::RecordsOfFiles{});
}

}  // namespace holdfast::casefile
