/* mail.c: a mail (RFC 5322, MIME): its text is the document, what is attached to it are its members. */
#include <gmime/gmime.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/mail/words.h"
#include "indexer/extract/members.h"
#include "indexer/files/mail.h"

#define _(s) gettext(s)

/* Parts in parts. */
#define DEPTH_MOST 40
/* Years of mails: others are those of a clock that was never set. */
#define YEAR_FIRST 1985
#define YEAR_LAST 2100

/* A text of the mail. */
typedef struct {
    char *bytes; /* a NUL follows them */
    size_t length;
    char *charset; /* that is said; NULL for none */
    bool is_html;
} mail_text;

/* The mail being read. */
typedef struct {
    jy_members *members;
    GMimeMessage *message;
    GArray *texts;       /* of mail_text */
    GPtrArray *attached; /* of GMimeObject, borrowed of the message */
    jy_document head;    /* title and date */
    bool is_page;        /* a page of the web that was saved: who sent it, and when, is nothing of interest */
} mail_reading;

static void clear_text(void *item)
{
    mail_text *text = item;
    g_free(text->bytes);
    g_free(text->charset);
}

/* ---- parts ---- */

/* Returns the bytes of a part as they were before they were encoded for the way; free with g_free. */
static char *bytes_of(GMimeObject *object, size_t *ret_length)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    GByteArray *bytes = g_byte_array_new();
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes); /* which stays ours */
    GMimeDataWrapper *content = GMIME_IS_PART(object) ? g_mime_part_get_content(GMIME_PART(object)) : NULL;
    if (content) {
        g_mime_data_wrapper_write_to_stream(content, stream);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        (void)(message && g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream));
    }
    g_object_unref(stream);
    *ret_length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(bytes, false);
}

static bool is_type(GMimeObject *object, const char *type, const char *subtype)
{
    GMimeContentType *own = g_mime_object_get_content_type(object);
    return own && g_mime_content_type_is_type(own, type, subtype);
}

/* A text that is part of what is read, and no file. */
static bool is_text(GMimeObject *object)
{
    return GMIME_IS_PART(object) && (is_type(object, "text", "plain") || is_type(object, "text", "html")) &&
           !g_mime_part_get_filename(GMIME_PART(object)) &&
           g_strcmp0(g_mime_object_get_disposition(object), "attachment") != 0;
}

/* What proves who sent the mail, and is not read. */
static bool is_signature(GMimeObject *object)
{
    return is_type(object, "application", "pkcs7-signature") || is_type(object, "application", "x-pkcs7-signature") ||
           is_type(object, "application", "pgp-signature");
}

static bool is_blank(const char *bytes, size_t length)
{
    while (length && (g_ascii_isspace(*bytes) || *bytes == '\0')) {
        bytes++;
        length--;
    }
    return length == 0;
}

static void add_text(mail_reading *at, GMimeObject *object)
{
    mail_text text = {.is_html = is_type(object, "text", "html"),
                      .charset = g_strdup(g_mime_object_get_content_type_parameter(object, "charset"))};
    text.bytes = bytes_of(object, &text.length);
    g_array_append_val(at->texts, text);
}

static bool has_words(GMimeObject *object)
{
    size_t length;
    g_autofree char *bytes = is_text(object) ? bytes_of(object, &length) : NULL;
    return bytes && !is_blank(bytes, length);
}

/* Of several forms of one text the plain one is chosen, unless it is empty; else the last, which is the richest. */
static GMimeObject *choose(GMimeMultipart *alternatives)
{
    const int count = g_mime_multipart_get_count(alternatives);
    GMimeObject *chosen = count ? g_mime_multipart_get_part(alternatives, count - 1) : NULL;
    for (int i = 0; i < count; i++) {
        GMimeObject *part = g_mime_multipart_get_part(alternatives, i);
        if (is_type(part, "text", "plain") && has_words(part)) {
            return part;
        }
        /* An invitation or the like may stand behind it. */
        chosen = is_type(part, "text", "html") || is_type(part, "multipart", "related") ? part : chosen;
    }
    return chosen;
}

/* S/MIME (RFC 8551, 3.3): a part that is the whole mail, encrypted. */
static bool is_enveloped(GMimeObject *object)
{
    const char *kind = g_mime_object_get_content_type_parameter(object, "smime-type");
    return (is_type(object, "application", "pkcs7-mime") || is_type(object, "application", "x-pkcs7-mime")) && kind &&
           g_str_has_suffix(kind, "enveloped-data");
}

/* Parts what is read from what is attached. */
static void sort_part(mail_reading *at, GMimeObject *object, int depth)
{
    if (is_type(object, "multipart", "encrypted") || is_enveloped(object)) {
        jy_members_fail(at->members, NULL,
                        g_error_new_literal(JY_ERROR, JY_ERROR_ENCRYPTED, _("a mail that is encrypted")));
    } else if (is_type(object, "multipart", "alternative") && depth < DEPTH_MOST) {
        GMimeObject *chosen = choose(GMIME_MULTIPART(object));
        if (chosen) {
            sort_part(at, chosen, depth + 1);
        }
    } else if (GMIME_IS_MULTIPART(object)) {
        int count = depth < DEPTH_MOST ? g_mime_multipart_get_count(GMIME_MULTIPART(object)) : 0;
        /* Behind a page that was saved stand its pictures and styles. */
        count = at->is_page && is_type(object, "multipart", "related") ? MIN(count, 1) : count;
        for (int i = 0; i < count; i++) {
            sort_part(at, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1);
        }
    } else if (is_text(object)) {
        add_text(at, object);
    } else if (!is_signature(object)) {
        g_ptr_array_add(at->attached, object);
    }
}

/* ---- the head ---- */

/* The value of a field. Returns a new text; NULL where there is none, or an empty one. */
static char *field_of(mail_reading *at, const char *name)
{
    GMimeHeaderList *fields = g_mime_object_get_header_list(GMIME_OBJECT(at->message));
    GMimeHeader *field = fields ? g_mime_header_list_get_header(fields, name) : NULL;
    const char *raw = field ? g_mime_header_get_raw_value(field) : NULL;
    g_autofree char *value = raw ? jy_words_unfold(raw) : NULL;
    return value && *value ? g_steal_pointer(&value) : NULL;
}

static void read_head(mail_reading *at)
{
    g_autofree char *from = field_of(at, "From"), *to = field_of(at, "To"), *received = field_of(at, "Received");
    GMimeObject *body = g_mime_message_get_mime_part(at->message);
    at->is_page = (from && g_str_has_prefix(from, "<Saved by ")) ||
                  (!to && !received && body && is_type(body, "multipart", "related"));
    at->head.title = field_of(at, "Subject");
    GDateTime *date = at->is_page ? NULL : g_mime_message_get_date(at->message);
    const int year = date ? g_date_time_get_year(date) : 0;
    if (year >= YEAR_FIRST && year <= YEAR_LAST) {
        at->head.date = g_date_time_format(date, "%Y-%m-%d");
    }
}

/* ---- what is made of it ---- */

static bool add_block(jy_blocks *blocks, jy_extracted_kind kind, const char *text, GError **err)
{
    const jy_extracted block = {.kind = kind, .text = text, .length = (uint32_t)strlen(text)};
    return jy_blocks_add(blocks, &block, err);
}

/* Adds who wrote to whom, as the mail says it. */
static bool add_people(mail_reading *at, jy_blocks *blocks, GError **err)
{
    static const char *const FIELDS[] = {"From", "To", "Cc"};
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        g_autofree char *value = at->is_page ? NULL : field_of(at, FIELDS[i]);
        g_autofree char *line = value ? g_strdup_printf("%s: %s", FIELDS[i], value) : NULL;
        if (line && !add_block(blocks, JY_EXTRACTED_NOTE, line, err)) {
            return false;
        }
    }
    return true;
}

/* Adds a text as it was meant. What cannot be read is noted. */
static bool add_plain(mail_reading *at, jy_blocks *blocks, const mail_text *text, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    GError *failure = NULL;
    if (!jy_words_decode(text->charset, text->bytes, text->length, &decoded, &failure)) {
        jy_members_fail(at->members, NULL, failure);
        return true;
    }
    return add_block(blocks, JY_EXTRACTED_RAW, decoded.text, err);
}

/* Emits the mail as text, with all of its plain texts. */
static bool emit_plain(mail_reading *at, GError **err)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    const char *title = at->head.title;
    bool done = (!title || add_block(blocks, JY_EXTRACTED_TITLE, title, err)) && add_people(at, blocks, err);
    for (guint i = 0; done && i < at->texts->len; i++) {
        const mail_text *text = &g_array_index(at->texts, mail_text, i);
        done = text->is_html || add_plain(at, blocks, text, err);
    }
    return done && jy_members_emit(at->members, &at->head, blocks, err);
}

/* Reads a text as HTML: in UTF-8, with the mark that says so, where what the mail says of its charset fits. */
static bool read_html(mail_reading *at, mail_text *text, const char *path, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    jy_member member = {.path = path, .type = "text/html", .known = path ? NULL : &at->head};
    if (text->charset && jy_words_decode(text->charset, text->bytes, text->length, &decoded, NULL) &&
        decoded.replaced == 0) {
        member.bytes = g_strconcat("\xEF\xBB\xBF", decoded.text, NULL);
        member.length = decoded.length + strlen("\xEF\xBB\xBF");
    } else {
        member.bytes = g_steal_pointer(&text->bytes);
        member.length = text->length;
    }
    return jy_members_read(at->members, &member, err);
}

/* Reads the texts: the first of them is the mail, and those that are not of its kind are members. */
static bool read_texts(mail_reading *at, GError **err)
{
    const bool is_html = at->texts->len && g_array_index(at->texts, mail_text, 0).is_html;
    bool done = is_html || emit_plain(at, err);
    for (guint i = 0; done && i < at->texts->len; i++) {
        mail_text *text = &g_array_index(at->texts, mail_text, i);
        g_autofree char *path = i ? g_strdup_printf("%u.%s", i + 1, text->is_html ? "html" : "txt") : NULL;
        if (text->is_html) {
            done = (!path || jy_members_next(at->members, path)) ? read_html(at, text, path, err) : true;
        } else if (is_html) {
            const jy_member member = {
                .path = path, .type = "text/plain", .bytes = g_steal_pointer(&text->bytes), .length = text->length};
            done = jy_members_next(at->members, path) ? jy_members_read(at->members, &member, err)
                                                      : (g_free(member.bytes), true);
        }
    }
    return done;
}

/* What something attached is called; what has no name, by its number. Returns a new path. */
static char *path_of(GMimeObject *object, guint number)
{
    const bool is_message = GMIME_IS_MESSAGE_PART(object);
    const char *said = GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : NULL;
    said = said ? said : g_mime_object_get_content_type_parameter(object, "name");
    g_autofree char *name = said ? jy_words_unfold(said) : NULL, *path = jy_members_path(name ? name : "");
    if (!*path) {
        return g_strdup_printf("%u%s", number, is_message ? ".eml" : is_type(object, "text", "html") ? ".html" : "");
    }
    return is_message && !g_str_has_suffix(path, ".eml") ? g_strconcat(path, ".eml", NULL) : g_steal_pointer(&path);
}

static bool read_attached(mail_reading *at, GError **err)
{
    bool done = true;
    for (guint i = 0; done && i < at->attached->len; i++) {
        GMimeObject *object = at->attached->pdata[i];
        g_autofree char *path = path_of(object, i + 1);
        if (!jy_members_next(at->members, path)) {
            return true;
        }
        jy_member member = {.path = path, .type = GMIME_IS_MESSAGE_PART(object) ? JY_MAIL_TYPE : NULL};
        member.bytes = bytes_of(object, &member.length);
        done = jy_members_read(at->members, &member, err);
    }
    return done;
}

/* Returns the mail in the bytes, which it borrows; free with g_object_unref. NULL where there is none. */
static GMimeMessage *parse(const jy_extract_source *source)
{
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        g_mime_init();
        g_once_init_leave(&ready, 1);
    }
    /* Of names of files that do not say it. */
    const char *charsets[] = {"utf-8", "gb18030", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(source->bytes, source->length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    g_object_unref(parser);
    g_mime_parser_options_free(options);
    return message;
}

static bool read_mail(mail_reading *at, GError **err)
{
    at->texts = g_array_new(false, false, sizeof(mail_text));
    g_array_set_clear_func(at->texts, clear_text);
    at->attached = g_ptr_array_new();
    read_head(at);
    GMimeObject *body = g_mime_message_get_mime_part(at->message);
    if (body) {
        sort_part(at, body, 0);
    }
    bool done = read_texts(at, err) && read_attached(at, err) && jy_members_end(at->members, err);
    g_array_unref(at->texts);
    g_ptr_array_unref(at->attached);
    jy_document_clear(&at->head);
    return done;
}

bool jy_extract_mail(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *own = source->bytes;
    (void)own; /* freed on every way out */
    g_autoptr(jy_members) members = jy_members_new(source, to, err);
    if (!members) {
        return false;
    }
    mail_reading at = {.members = members, .message = parse(source)};
    if (!at.message) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no mail"));
        return false;
    }
    bool done = read_mail(&at, err);
    g_object_unref(at.message);
    return done;
}
