/* text.cc: texts given to the caller, and numbers as texts. */
#include "internal.hh"

xc_text xc_text_of(const std::string &string)
{
    char *data = static_cast<char *>(::operator new(string.size() + 1));
    std::memcpy(data, string.c_str(), string.size() + 1);
    return {data, string.size()};
}

void xc_text_free(xc_text *text)
{
    if (text) {
        ::operator delete(text->data);
        *text = {nullptr, 0};
    }
}

size_t xc_sortable_serialise(double number, char *ret_text)
{
    return Xapian::sortable_serialise_(number, ret_text);
}

double xc_sortable_unserialise(const char *text, size_t length)
{
    /* What comes after XC_SORTABLE_MAX bytes has no meaning; so short a string takes no memory and cannot fail. */
    if (length > XC_SORTABLE_MAX) {
        length = XC_SORTABLE_MAX;
    }
    return Xapian::sortable_unserialise(length ? std::string(text, length) : std::string());
}
