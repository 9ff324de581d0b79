/* compact.cc: many databases merged into one. */
#include "internal.hh"

namespace
{

/* Xapian 1.4 gives the key as it stands in its table. */
const std::string INNER_PREFIX("\0\xc0", 2);

/* Passes what Xapian asks and says on to the caller's functions. */
class Compactor : public Xapian::Compactor
{
  public:
    explicit Compactor(const xc_compact_options &options) : options_(options)
    {
    }

    void set_status(const std::string &table, const std::string &status) override
    {
        if (options_.progress) {
            options_.progress(table.c_str(), status.c_str(), options_.user);
        }
    }

    std::string resolve_duplicate_metadata(const std::string &key, size_t count, const std::string values[]) override
    {
        if (!options_.resolve) {
            return values[0];
        }
        std::vector<xc_text> lent;
        lent.reserve(count);
        for (size_t i = 0; i < count; i++) {
            lent.push_back({const_cast<char *>(values[i].c_str()), values[i].size()});
        }
        const size_t before = key.compare(0, INNER_PREFIX.size(), INNER_PREFIX) == 0 ? INNER_PREFIX.size() : 0;
        size_t kept = options_.resolve(key.c_str() + before, key.size() - before, lent.data(), count, options_.user);
        return kept < count ? values[kept] : std::string();
    }

  private:
    const xc_compact_options &options_;
};

unsigned flags_of(unsigned flags)
{
    static const struct {
        unsigned ours, theirs;
    } FLAGS[] = {
        {XC_COMPACT_MULTIPASS, Xapian::DBCOMPACT_MULTIPASS},
        {XC_COMPACT_NO_RENUMBER, Xapian::DBCOMPACT_NO_RENUMBER},
        {XC_COMPACT_SINGLE_FILE, Xapian::DBCOMPACT_SINGLE_FILE},
        {XC_COMPACT_FULL, Xapian::Compactor::FULL},
        {XC_COMPACT_FULLER, Xapian::Compactor::FULLER},
    };
    unsigned wanted = 0;
    for (const auto &flag : FLAGS) {
        wanted |= flags & flag.ours ? flag.theirs : 0;
        flags &= ~flag.ours;
    }
    const unsigned both = Xapian::Compactor::FULL | Xapian::Compactor::FULLER;
    if (flags || (wanted & both) == both) {
        throw Xapian::InvalidArgumentError("no such flags for compaction");
    }
    return wanted;
}

} // namespace

xc_status xc_compact(const char *const *paths, size_t count, const char *target, const xc_compact_options *options,
                     xc_error *error)
{
    return xc_guard(error, [&] {
        const xc_compact_options wanted = options ? *options : xc_compact_options{};
        const unsigned flags = flags_of(wanted.flags);
        const int block_size = xc_block_size(wanted.block_size);
        if (count == 0) {
            throw Xapian::InvalidArgumentError("nothing to compact");
        }
        Xapian::Database all;
        for (size_t i = 0; i < count; i++) {
            all.add_database(Xapian::Database(&xc_need((&xc_need(paths))[i])));
        }
        Compactor compactor(wanted);
        all.compact(&xc_need(target), flags, block_size, compactor);
    });
}
