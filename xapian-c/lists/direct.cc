/* direct.cc: the lists of a database that are read without libxapian. */
#include "xapian-c/lists/direct.hh"

#include <cmath>
#include <cstdlib>
#include <sstream>

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

Shards xc_shards_of(const xc_database &database)
{
    Shards shards;
    if (!database.is_direct) {
        return shards;
    }
    std::istringstream uuids(database.db.get_uuid()); /* of several with a colon between each two */
    for (std::string uuid; std::getline(uuids, uuid, ':');) {
        shards.push_back(database.lists.at(uuid));
    }
    return shards;
}

bool xc_read_data(const xc_document &document, std::string &ret_data)
{
    return document.lists && document.lists->read_data(document.doc.get_docid(), ret_data);
}

bool Direct::read_data(Xapian::docid docid, std::string &ret_data)
{
    xc_error failure;
    xc_bytes data = {};
    bool found = false;
    const bool done = xc_lists_data(lists.get(), docid, &data, &found, &failure);
    const std::unique_ptr<unsigned char, decltype(&free)> owner(data.data, free);
    if (done && found) {
        ret_data.assign(reinterpret_cast<char *>(data.data), data.size);
    }
    return done && found; /* what is wrong, libxapian says */
}

const double *Direct::norms(Xapian::docid block, const Weighting &weighting)
{
    if (!of_kept_ || !of_kept_->has_same_norms(weighting)) {
        kept_.clear();
        of_kept_ = weighting;
    }
    const size_t place = block % KEPT;
    if (place >= kept_.size()) {
        kept_.resize(place + 1);
    }
    Norms &kept = kept_[place];
    if (!kept.of || kept.block != block) {
        xc_error failure;
        uint32_t lengths[BLOCK];
        if (!xc_lists_lengths(lists.get(), block * BLOCK, BLOCK, lengths, &failure)) {
            xc_throw(failure);
        }
        std::unique_ptr<double[]> of = kept.of ? std::move(kept.of) : std::unique_ptr<double[]>(new double[BLOCK]);
        std::transform(lengths, lengths + BLOCK, of.get(), [&](uint32_t length) { return weighting.norm(length); });
        kept = {block, std::move(of)};
    }
    return kept.of.get();
}

double Weighting::of_term(double frequency) const
{
    const double odds = (documents - frequency + 0.5) / (frequency + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (k1 + 1);
}
