/* index_compressor_test.c: records made small and back, with a dictionary and without; what is damaged is refused. */
#include <jiyan/index/compressor.h>

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <pthread.h>
#include <string.h>

static bool is_corrupt(const GError *failure)
{
    return g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT) && strstr(failure->message, "--rebuild");
}

/* ---- records ---- */

/* A record of phrases: alike, and no two the same. */
static GString *make_record(GRand *rand)
{
    static const char *const PHRASES[] = {"全县新修乡村公路", "公里，", "改造老旧小区", "个；",
                                          "建成敬老院",       "所。",   "完成投资",     "亿元。"};
    GString *record = g_string_new(NULL);
    for (int i = g_rand_int_range(rand, 1, 12); i > 0; i--) {
        g_string_append(record, PHRASES[g_rand_int_range(rand, 0, G_N_ELEMENTS(PHRASES))]);
        g_string_append_printf(record, "%d", g_rand_int_range(rand, 0, 100000));
    }
    return record;
}

static jy_dictionary *train(int records)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    g_autoptr(GString) samples = g_string_new(NULL);
    g_autoptr(GArray) lengths = g_array_new(false, false, sizeof(size_t));
    for (int i = 0; i < records; i++) {
        g_autoptr(GString) record = make_record(rand);
        g_string_append_len(samples, record->str, (gssize)record->len);
        g_array_append_val(lengths, record->len);
    }
    return jy_dictionary_train(samples, lengths);
}

/* Puts a record, gets it back, and gives how many bytes it took. */
static size_t check_round(jy_compressor *writer, jy_compressor *reader, const char *bytes, size_t length)
{
    g_autoptr(GString) out = g_string_new("before");
    g_autoptr(GError) failure = NULL;
    jy_compressor_put(writer, bytes, length, out);
    g_assert_true(g_str_has_prefix(out->str, "before"));
    g_string_erase(out, 0, (gssize)strlen("before"));
    g_assert_cmpuint(out->len, <=, length + 1);
    size_t ret_length = 0;
    const char *got = jy_compressor_get(reader, out->str, out->len, &ret_length, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(got);
    g_assert_true(ret_length == length && memcmp(got, bytes, length) == 0);
    return out->len;
}

static void check_rounds(const jy_dictionary *dictionary)
{
    g_autoptr(jy_compressor) compressor = jy_compressor_new(dictionary), reader = jy_compressor_new(dictionary);
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    g_autofree char *noise = g_malloc(100000), *long_one = g_malloc0(40 << 20);
    for (size_t i = 0; i < 100000; i++) {
        noise[i] = (char)g_rand_int(rand);
    }
    static const size_t LENGTHS[] = {0, 1, 2, 3, 18, 254, 255, 256, 257, 65791, 65792, 100000};
    for (size_t i = 0; i < G_N_ELEMENTS(LENGTHS); i++) {
        g_test_message("%zu bytes", LENGTHS[i]);
        check_round(compressor, reader, noise, LENGTHS[i]);
        size_t taken = check_round(compressor, compressor, long_one, LENGTHS[i]);
        g_assert_true(LENGTHS[i] < 200 || taken < 100);
    }
    check_round(compressor, reader, long_one, 3 << 20);
    check_round(compressor, reader, long_one, 40 << 20);
    for (int i = 0; i < 300; i++) {
        g_autoptr(GString) record = make_record(rand);
        check_round(compressor, reader, record->str, record->len);
    }
}

static void test_without(void)
{
    check_rounds(NULL);
}

static void test_with(void)
{
    g_autoptr(jy_dictionary) dictionary = train(3000);
    g_assert_nonnull(dictionary);
    check_rounds(dictionary);
}

/* Short records are what the dictionary is for. */
static void test_smaller(void)
{
    g_autoptr(jy_dictionary) dictionary = train(3000);
    g_autoptr(jy_compressor) with = jy_compressor_new(dictionary), without = jy_compressor_new(NULL);
    g_autoptr(GRand) rand = g_rand_new_with_seed(99);
    size_t plain = 0, small = 0, smallest = 0;
    for (int i = 0; i < 300; i++) {
        g_autoptr(GString) record = make_record(rand);
        plain += record->len;
        small += check_round(without, with, record->str, record->len);
        smallest += check_round(with, with, record->str, record->len);
    }
    g_assert_cmpuint(small, <, plain);
    g_assert_cmpuint(smallest, <, small / 2);
}

/* ---- dictionaries ---- */

static void test_few_samples(void)
{
    g_assert_null(train(0));
    g_assert_null(train(5));
}

static void test_saved(void)
{
    g_autoptr(jy_dictionary) dictionary = train(3000);
    g_autoptr(GBytes) bytes = jy_dictionary_save(dictionary);
    size_t length;
    const char *saved = g_bytes_get_data(bytes, &length);
    g_autoptr(jy_dictionary) again = jy_dictionary_load(saved, length, NULL);
    g_assert_nonnull(again);
    g_autoptr(jy_compressor) writer = jy_compressor_new(dictionary), reader = jy_compressor_new(again);
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);
    for (int i = 0; i < 50; i++) {
        g_autoptr(GString) record = make_record(rand);
        check_round(i % 2 ? writer : reader, i % 2 ? reader : writer, record->str, record->len);
    }
    g_autoptr(jy_dictionary) same = train(3000);
    g_autoptr(GBytes) others = jy_dictionary_save(same);
    g_assert_true(g_bytes_equal(bytes, others));
}

/* Loads from a block of its own, so that a byte read beyond the end is seen. NULL where the bytes were found damaged.
 */
static jy_dictionary *load_checked(const char *bytes, size_t length)
{
    g_autofree char *own = g_memdup2(bytes, MAX(length, 1));
    g_autoptr(GError) failure = NULL;
    jy_dictionary *dictionary = jy_dictionary_load(own, length, &failure);
    g_assert_true(dictionary ? !failure : is_corrupt(failure));
    return dictionary;
}

/* A bit that is turned is seen, or is one that means nothing. */
static void check_turned(const GBytes *saved, const char *bytes, size_t length)
{
    g_autoptr(jy_dictionary) dictionary = load_checked(bytes, length);
    g_autoptr(GBytes) again = dictionary ? jy_dictionary_save(dictionary) : NULL;
    g_assert_true(!again || g_bytes_equal(again, saved));
}

static void test_damaged_dictionary(void)
{
    g_autoptr(jy_dictionary) dictionary = train(2000);
    g_autoptr(GBytes) bytes = jy_dictionary_save(dictionary);
    size_t length;
    const char *saved = g_bytes_get_data(bytes, &length);
    g_autofree char *other = g_memdup2(saved, length);
    for (size_t i = 0; i < length; i += i < 100 ? 1 : 7) {
        g_assert_null(load_checked(saved, i));
        for (unsigned bit = 0; bit < 8; bit++) {
            other[i] = (char)(other[i] ^ (1 << bit));
            check_turned(bytes, other, length);
            other[i] = saved[i];
        }
    }
    static const char TEXT[] = "no dictionary";
    g_assert_null(load_checked(TEXT, strlen(TEXT)));
}

/* One that has gone, or is far too long, is damage of the index, too. */
static void test_unreadable_dictionary(void)
{
    g_autofree char *folder = g_dir_make_tmp("dictionary-XXXXXX", NULL), *long_one = g_strnfill(1 << 20, 'x');
    g_autofree char *path = g_build_filename(folder, "dictionary-000001", NULL);
    g_autoptr(GError) missing = NULL, beyond = NULL;
    g_assert_null(jy_dictionary_read(path, &missing));
    g_assert_true(is_corrupt(missing));
    g_assert_true(jy_files_write(path, long_one, 1 << 20, NULL));
    g_assert_null(jy_dictionary_read(path, &beyond));
    g_assert_true(is_corrupt(beyond));
    jy_files_remove(folder);
}

/* ---- damage ---- */

/* Gets from a block of its own. What is damaged is refused or is something else; never more than what is read. */
static bool get_checked(jy_compressor *compressor, const char *bytes, size_t length)
{
    g_autofree char *own = g_memdup2(bytes, MAX(length, 1));
    g_autoptr(GError) failure = NULL;
    size_t ret_length = 0;
    const char *got = jy_compressor_get(compressor, own, length, &ret_length, &failure);
    g_assert_true(got ? !failure : is_corrupt(failure));
    unsigned sum = 0;
    for (size_t i = 0; got && i < ret_length; i++) {
        sum += (unsigned char)got[i];
    }
    g_assert_cmpuint(sum, <=, UINT_MAX); /* all of it can be read */
    return got != NULL;
}

static void damage(jy_compressor *compressor, const GString *bytes)
{
    g_assert_true(get_checked(compressor, bytes->str, bytes->len));
    for (size_t cut = 0; cut < bytes->len; cut++) {
        g_assert_false(get_checked(compressor, bytes->str, cut));
    }
    g_autoptr(GString) other = g_string_new_len(bytes->str, (gssize)bytes->len);
    g_string_append_c(other, '\0');
    g_assert_false(get_checked(compressor, other->str, other->len));
    g_string_append_len(other, "\x28\xB5\x2F\xFD", 4); /* as if another frame began */
    g_assert_false(get_checked(compressor, other->str, other->len));
    g_string_truncate(other, bytes->len);
    for (size_t bit = 0; bit < 8 * bytes->len; bit++) {
        other->str[bit / 8] = (char)(other->str[bit / 8] ^ (1 << bit % 8));
        get_checked(compressor, other->str, other->len);
        other->str[bit / 8] = bytes->str[bit / 8];
    }
}

static void test_damage(void)
{
    g_autoptr(jy_dictionary) dictionary = train(3000);
    g_autoptr(jy_compressor) with = jy_compressor_new(dictionary), without = jy_compressor_new(NULL);
    g_autoptr(GRand) rand = g_rand_new_with_seed(2);
    for (int i = 0; i < 20; i++) {
        g_autoptr(GString) record = make_record(rand), one = g_string_new(NULL), other = g_string_new(NULL);
        g_string_append(record, record->str); /* so that both are frames */
        jy_compressor_put(with, record->str, record->len, one);
        jy_compressor_put(without, record->str, record->len, other);
        damage(with, one);
        damage(with, other);
        damage(without, other);
        g_assert_false(get_checked(without, one->str, one->len));
    }
}

/* Damage of one kind each. */
static void test_hostile(void)
{
    static const struct {
        const char *label, *bytes;
        size_t length;
        bool good;
    } ROWS[] = {
        {"nothing", "", 0, false},
        {"plain, empty", "\0", 1, true},
        {"plain", "\0\1\2", 3, true},
        {"a frame, one byte 'a'", "\x20\x01\x09\x00\x00\x61", 6, true},
        {"a bit that is always zero", "\x22\x01\x09\x00\x00\x61", 6, false},
        {"another", "\x28\x01\x09\x00\x00\x61", 6, false},
        {"a dictionary that there is not", "\x21\x01\x09\x00\x00\x61", 6, false},
        {"fewer bytes than it says", "\x20\x02\x09\x00\x00\x61", 6, false},
        {"more bytes than it says", "\x20\x00\x09\x00\x00\x61", 6, false},
        {"16 MB of one byte", "\xA0\x00\x00\x00\x01\x03\x00\x00\x61", 9, false},
        {"256 MB of one byte", "\xA0\x00\x00\x00\x10\x03\x00\x00\x61", 9, false},
        {"4 GB", "\xA0\xFF\xFF\xFF\xFF\x03\x00\x00\x61", 9, false},
        {"2^64 bytes", "\xE0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x03\x00\x00\x61", 13, false},
        {"a length that is not said", "\x01\x38\x09\x00\x00\x61", 6, false},
        {"no block", "\x20\x01", 2, false},
        {"a block of no type", "\x20\x01\x0F\x00\x00\x61", 6, false},
    };
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpint(get_checked(compressor, ROWS[i].bytes, ROWS[i].length), ==, ROWS[i].good);
    }
}

/* ---- threads ---- */

static void *put_and_get(void *data)
{
    g_autoptr(jy_compressor) compressor = jy_compressor_new(data);
    g_autoptr(GRand) rand = g_rand_new_with_seed(4);
    for (int i = 0; i < 500; i++) {
        g_autoptr(GString) record = make_record(rand);
        check_round(compressor, compressor, record->str, record->len);
    }
    return NULL;
}

static void test_threads(void)
{
    g_autoptr(jy_dictionary) dictionary = train(3000);
    pthread_t threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_assert_cmpint(pthread_create(&threads[i], NULL, put_and_get, dictionary), ==, 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        pthread_join(threads[i], NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/compressor/without", test_without);
    g_test_add_func("/index/compressor/with", test_with);
    g_test_add_func("/index/compressor/smaller", test_smaller);
    g_test_add_func("/index/compressor/few-samples", test_few_samples);
    g_test_add_func("/index/compressor/saved", test_saved);
    g_test_add_func("/index/compressor/damaged-dictionary", test_damaged_dictionary);
    g_test_add_func("/index/compressor/unreadable-dictionary", test_unreadable_dictionary);
    g_test_add_func("/index/compressor/damage", test_damage);
    g_test_add_func("/index/compressor/hostile", test_hostile);
    g_test_add_func("/index/compressor/threads", test_threads);
    return g_test_run();
}
