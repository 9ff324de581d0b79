/* guard.c: which requests are let in. */
#include "server/http/guard.h"

#include <gio/gio.h>
#include <string.h>

bool jy_guard_is_loopback(const char *host)
{
    g_autoptr(GInetAddress) address = g_inet_address_new_from_string(host);
    return address ? g_inet_address_get_is_loopback(address) : g_ascii_strcasecmp(host, "localhost") == 0;
}

/* The host of "host:port", "[::1]:8630" or "http://host:port". Returns a new text; NULL where it has another shape. */
static char *host_of(const char *text)
{
    const char *begin = g_str_has_prefix(text, "http://") ? text + strlen("http://") : text;
    const bool is_bracketed = *begin == '[';
    begin += is_bracketed;
    const size_t length = strcspn(begin, is_bracketed ? "]" : ":");
    const char *behind = begin + length + (is_bracketed && begin[length]);
    const bool is_whole = *behind == '\0' || (*behind == ':' && strspn(behind + 1, "0123456789") == strlen(behind + 1));
    return is_whole ? g_strndup(begin, length) : NULL;
}

/* A name leads to where its owner lets it lead; an address is what it is. So of names only those count that the server
 * was told or that never leave the machine. */
static bool is_own(const char *own, const char *named)
{
    g_autofree char *host = named ? host_of(named) : NULL;
    if (!host) {
        return false;
    }
    g_autoptr(GInetAddress) address = g_inet_address_new_from_string(host);
    return jy_guard_is_loopback(host) || g_ascii_strcasecmp(host, own) == 0 || (address && !jy_guard_is_loopback(own));
}

/* Takes as long for a wrong token as for the right one. */
static bool is_token(const char *token, const char *given)
{
    if (!given) {
        return false;
    }
    g_autofree char *wanted = g_compute_checksum_for_string(G_CHECKSUM_SHA256, token, -1);
    g_autofree char *brought = g_compute_checksum_for_string(G_CHECKSUM_SHA256, given, -1);
    unsigned char apart = 0;
    for (size_t i = 0; wanted[i]; i++) {
        apart |= (unsigned char)(wanted[i] ^ brought[i]);
    }
    return !apart;
}

static const char *bearer_of(const char *authorization)
{
    static const char SCHEME[] = "Bearer ";
    return authorization && g_ascii_strncasecmp(authorization, SCHEME, strlen(SCHEME)) == 0
               ? authorization + strlen(SCHEME)
               : NULL;
}

/* A post from a page of another origin. Programs that are no browser send neither header. */
static bool is_forged(const char *own, const jy_guard_request *request)
{
    const bool is_from_elsewhere = request->origin && !is_own(own, request->origin);
    const bool is_cross = request->fetch_site && !g_str_equal(request->fetch_site, "same-origin") &&
                          !g_str_equal(request->fetch_site, "none");
    return is_from_elsewhere || is_cross;
}

jy_guard_verdict jy_guard_judge(const char *host, const char *token, const jy_guard_request *request)
{
    static const char *const METHODS[] = {"GET", "HEAD", "POST", NULL};
    if (!g_strv_contains(METHODS, request->method)) {
        return JY_GUARD_WRONG_METHOD;
    }
    if (!is_own(host, request->host)) {
        return JY_GUARD_FOREIGN_HOST;
    }
    const bool is_post = g_str_equal(request->method, "POST");
    if (is_post && is_forged(host, request)) {
        return JY_GUARD_FOREIGN_ORIGIN;
    }
    if (!token || is_token(token, bearer_of(request->authorization)) || is_token(token, request->cookie_token)) {
        return JY_GUARD_PASSES;
    }
    return !is_post && is_token(token, request->given_token) ? JY_GUARD_ENTERS : JY_GUARD_NO_TOKEN;
}
