/* document.cc: documents. */
#include "internal.hh"

xc_document *xc_document_new(xc_error *error)
{
    return xc_make(error, [] { return new xc_document(); });
}

void xc_document_free(xc_document *document)
{
    delete document;
}

xc_status xc_document_add_term(xc_document *document, const char *term, size_t length, uint32_t wdf, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.add_term(xc_string(term, length), wdf); });
}

xc_status xc_document_add_posting(xc_document *document, const char *term, size_t length, uint32_t position,
                                  uint32_t wdf, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.add_posting(xc_string(term, length), position, wdf); });
}

xc_status xc_document_add_boolean_term(xc_document *document, const char *term, size_t length, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.add_boolean_term(xc_string(term, length)); });
}

xc_status xc_document_remove_term(xc_document *document, const char *term, size_t length, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.remove_term(xc_string(term, length)); });
}

xc_status xc_document_add_value(xc_document *document, xc_slot slot, const char *value, size_t length, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.add_value(slot, xc_string(value, length)); });
}

xc_status xc_document_remove_value(xc_document *document, xc_slot slot, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.remove_value(slot); });
}

xc_status xc_document_set_data(xc_document *document, const char *data, size_t length, xc_error *error)
{
    return xc_guard(error, [&] { xc_need(document).doc.set_data(xc_string(data, length)); });
}

/* Lends the text that `read` gives, in the document's own buffer. */
template <typename Read>
static xc_status lend(xc_document *document, const char **ret_text, size_t *ret_length, xc_error *error, Read read)
{
    return xc_guard(error, [&] {
        try {
            xc_need(document).lent = read(document->doc);
        } catch (...) {
            if (document && document->failure) {
                *document->failure = std::current_exception();
            }
            throw;
        }
        *ret_text = document->lent.c_str();
        *ret_length = document->lent.size();
    });
}

xc_status xc_document_data(xc_document *document, const char **ret_data, size_t *ret_length, xc_error *error)
{
    return lend(document, ret_data, ret_length, error, [document](const Xapian::Document &doc) {
        std::string data;
        return xc_read_data(*document, data) ? data : doc.get_data();
    });
}

xc_status xc_document_value(xc_document *document, xc_slot slot, const char **ret_value, size_t *ret_length,
                            xc_error *error)
{
    return lend(document, ret_value, ret_length, error,
                [slot](const Xapian::Document &doc) { return doc.get_value(slot); });
}

xc_docid xc_document_docid(const xc_document *document)
{
    return document->doc.get_docid();
}

xc_status xc_document_serialise(const xc_document *document, xc_text *ret_bytes, xc_error *error)
{
    return xc_guard(error, [&] { *ret_bytes = xc_text_of(xc_need(document).doc.serialise()); });
}

xc_document *xc_document_unserialise(const char *bytes, size_t length, xc_error *error)
{
    return xc_make(error, [&] { return new xc_document{Xapian::Document::unserialise(xc_string(bytes, length))}; });
}
