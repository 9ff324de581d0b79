/* direct.cc: the lists of a database that are read without libxapian. */
#include "xapian-c/lists/direct.hh"

#include <cmath>
#include <cstdlib>

void xc_throw(const xc_error &failure)
{
    switch (failure.status) {
    case XC_NO_MEMORY:
        throw std::bad_alloc();
    case XC_DATABASE_MODIFIED:
        throw Xapian::DatabaseModifiedError(failure.message, failure.context);
    case XC_DATABASE_CORRUPT:
        throw Xapian::DatabaseCorruptError(failure.message, failure.context);
    default:
        throw Xapian::DatabaseError(failure.message, failure.context);
    }
}

void xc_attach_lists(xc_database &database)
{
    xc_error failure;
    database.lists.clear();
    database.is_direct = false;
    xc_lists *lists = database.path.empty() ? nullptr : xc_lists_open(database.path.c_str(), &failure);
    if (!lists) {
        if (!database.path.empty() && failure.status == XC_NO_MEMORY) {
            throw std::bad_alloc();
        }
        return; /* libxapian has opened it, and says what is wrong with it where it reads it */
    }
    std::unique_ptr<xc_lists, decltype(&xc_lists_free)> owner(lists, xc_lists_free);
    auto direct = std::make_shared<Direct>(std::move(owner));
    /* Of another change than libxapian has opened they are of no use. */
    if (database.db.get_uuid() == xc_lists_uuid(lists) && database.db.get_revision() == xc_lists_revision(lists)) {
        database.lists.emplace(xc_lists_uuid(lists), std::move(direct));
        database.is_direct = true;
    }
}

std::string xc_read_metadata(const xc_database &database, const std::string &key)
{
    const bool has_own_lists = database.is_direct && database.lists.size() == 1 && !database.path.empty();
    if (!has_own_lists || key.empty() || key.size() > XC_METADATA_KEY_MOST) {
        return database.db.get_metadata(key);
    }
    xc_error failure;
    xc_bytes value = {};
    xc_lists *lists = database.lists.begin()->second->lists.get();
    const bool done = xc_lists_metadata(lists, key.data(), key.size(), &value, &failure);
    const std::unique_ptr<unsigned char, decltype(&free)> owner(value.data, free);
    if (done) {
        return value.size ? std::string(reinterpret_cast<char *>(value.data), value.size) : std::string();
    }
    if (failure.status != XC_DATABASE_CORRUPT) {
        xc_throw(failure);
    }
    return database.db.get_metadata(key); /* libxapian says what is wrong, where anything is */
}

const uint32_t *Direct::lengths(Xapian::docid block)
{
    const size_t place = block % KEPT;
    if (place >= kept_.size()) {
        kept_.resize(place + 1);
    }
    Lengths &kept = kept_[place];
    if (!kept.of || kept.block != block) {
        xc_error failure;
        std::unique_ptr<uint32_t[]> of =
            kept.of ? std::move(kept.of) : std::unique_ptr<uint32_t[]>(new uint32_t[BLOCK]);
        if (!xc_lists_lengths(lists.get(), block * BLOCK, BLOCK, of.get(), &failure)) {
            xc_throw(failure);
        }
        kept = {block, std::move(of)};
    }
    return kept.of.get();
}

double Weighting::of_term(double frequency) const
{
    const double odds = (documents - frequency + 0.5) / (frequency + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (k1 + 1);
}
