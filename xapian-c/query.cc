/* query.cc: queries. */
#include "internal.hh"

namespace
{

Xapian::Query::op op_of(xc_op op)
{
    switch (op) {
    case XC_OP_AND:
        return Xapian::Query::OP_AND;
    case XC_OP_OR:
        return Xapian::Query::OP_OR;
    case XC_OP_XOR:
        return Xapian::Query::OP_XOR;
    case XC_OP_AND_NOT:
        return Xapian::Query::OP_AND_NOT;
    case XC_OP_FILTER:
        return Xapian::Query::OP_FILTER;
    case XC_OP_AND_MAYBE:
        return Xapian::Query::OP_AND_MAYBE;
    case XC_OP_SYNONYM:
        return Xapian::Query::OP_SYNONYM;
    case XC_OP_MAX:
        return Xapian::Query::OP_MAX;
    case XC_OP_ELITE_SET:
        return Xapian::Query::OP_ELITE_SET;
    case XC_OP_NEAR:
        return Xapian::Query::OP_NEAR;
    case XC_OP_PHRASE:
        return Xapian::Query::OP_PHRASE;
    }
    throw Xapian::InvalidArgumentError("no such operator");
}

int wildcard_of(xc_wildcard over)
{
    switch (over) {
    case XC_WILDCARD_ERROR:
        return Xapian::Query::WILDCARD_LIMIT_ERROR;
    case XC_WILDCARD_FIRST:
        return Xapian::Query::WILDCARD_LIMIT_FIRST;
    case XC_WILDCARD_MOST_FREQUENT:
        return Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT;
    }
    throw Xapian::InvalidArgumentError("no such wildcard limit");
}

/* Every query of the library is made here. */
template <typename Body> xc_query *make(xc_error *error, Body body)
{
    return xc_make(error, [&] { return new xc_query{body()}; });
}

} // namespace

void xc_query_free(xc_query *query)
{
    delete query;
}

xc_query *xc_query_term(const char *term, size_t length, uint32_t wqf, xc_error *error)
{
    return make(error, [&] { return Xapian::Query(xc_string(term, length), wqf); });
}

xc_query *xc_query_match_all(xc_error *error)
{
    return make(error, [] { return Xapian::Query(std::string()); });
}

xc_query *xc_query_match_nothing(xc_error *error)
{
    return make(error, [] { return Xapian::Query(); });
}

xc_query *xc_query_combine(xc_op op, const xc_query *const *queries, size_t count, uint32_t parameter, xc_error *error)
{
    return xc_make(error, [&] {
        std::vector<Xapian::Query> parts;
        std::vector<SharedFormula> formulas;
        parts.reserve(count);
        if (count) {
            xc_need(queries);
        }
        for (size_t i = 0; i < count; i++) {
            parts.push_back(xc_need(queries[i]).query);
            formulas.push_back(queries[i]->formula);
        }
        if (parameter == 0 && op == XC_OP_ELITE_SET) {
            parameter = 10; /* Xapian's own default */
        }
        return new xc_query{{op_of(op), parts.begin(), parts.end(), parameter}, xc_formula_combine(op, formulas)};
    });
}

xc_query *xc_query_scale(const xc_query *query, double factor, xc_error *error)
{
    return xc_make(error, [&] {
        return new xc_query{{Xapian::Query::OP_SCALE_WEIGHT, xc_need(query).query, factor},
                            xc_formula_scale(query->formula, factor)};
    });
}

xc_query *xc_query_wildcard(const char *prefix, size_t length, uint32_t limit, xc_wildcard over, xc_op combiner,
                            xc_error *error)
{
    return make(error, [&] {
        return Xapian::Query(Xapian::Query::OP_WILDCARD, xc_string(prefix, length), limit, wildcard_of(over),
                             op_of(combiner));
    });
}

xc_query *xc_query_value_range(xc_slot slot, const char *lower, size_t lower_length, const char *upper,
                               size_t upper_length, xc_error *error)
{
    return make(error, [&] {
        return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, xc_string(lower, lower_length),
                             xc_string(upper, upper_length));
    });
}

xc_query *xc_query_value_ge(xc_slot slot, const char *lower, size_t length, xc_error *error)
{
    return make(error, [&] { return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, xc_string(lower, length)); });
}

xc_query *xc_query_value_le(xc_slot slot, const char *upper, size_t length, xc_error *error)
{
    return make(error, [&] { return Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, xc_string(upper, length)); });
}

bool xc_query_is_empty(const xc_query *query)
{
    return query->query.empty();
}

/* Terms of an index hold no such character as those of texts do. */
static const char SUM_MARK[] = "\x01";

std::string xc_describe_sum(const std::string &description)
{
    return SUM_MARK + description + SUM_MARK;
}

std::string xc_describe(const Xapian::Query &query)
{
    static const std::string AROUND[] = {std::string("PostingSource(") + SUM_MARK, std::string(SUM_MARK) + ")"};
    std::string text = query.get_description().substr(sizeof "Query(" - 1);
    text.pop_back();
    for (const std::string &taken : AROUND) {
        for (size_t at = text.find(taken); at != std::string::npos; at = text.find(taken, at)) {
            text.erase(at, taken.size());
        }
    }
    return text;
}

xc_status xc_query_describe(const xc_query *query, xc_text *ret_text, xc_error *error)
{
    return xc_guard(error, [&] { *ret_text = xc_text_of("Query(" + xc_describe(xc_need(query).query) + ")"); });
}

xc_status xc_query_serialise(const xc_query *query, xc_text *ret_bytes, xc_error *error)
{
    return xc_guard(error, [&] { *ret_bytes = xc_text_of(xc_need(query).query.serialise()); });
}

xc_query *xc_query_unserialise(const char *bytes, size_t length, xc_error *error)
{
    return make(error, [&] { return Xapian::Query::unserialise(xc_string(bytes, length)); });
}
