/* sort.cc: a key of several slots, each in its own direction. */
#include "sort.hh"

namespace
{

/* Appends a value so that the bytes of the key sort as the values do, whatever follows: a NUL is written as 00 FF and
 * the end as 00 00, which is less than any other byte; `turn` is 0xFF for the opposite order. */
void append(std::string &key, const std::string &value, unsigned char turn)
{
    auto put = [&](unsigned char byte) { key += static_cast<char>(byte ^ turn); };
    for (char byte : value) {
        put(static_cast<unsigned char>(byte));
        if (byte == '\0') {
            put(0xFF);
        }
    }
    put(0);
    put(0);
}

} // namespace

SortKeys::SortKeys(const xc_sort_key *keys, size_t count)
{
    if (count) {
        keys_.assign(&xc_need(keys), keys + count);
    }
}

/* MultiValueKeyMaker is not enough: what it can put in the place of a missing value is a value, and no value is
 * greater than every other. Here a byte before each value says whether it is there. */
std::string SortKeys::operator()(const Xapian::Document &document) const
{
    std::string key;
    for (const xc_sort_key &wanted : keys_) {
        const std::string value = document.get_value(wanted.slot);
        bool missing = value.empty();
        key += missing == wanted.missing_last ? '\1' : '\0';
        if (!missing) {
            append(key, value, wanted.descending ? 0xFF : 0);
        }
    }
    return key;
}
