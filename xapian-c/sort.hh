/* sort.hh: a key of several slots, each in its own direction. */
#ifndef XAPIAN_C_SORT_HH
#define XAPIAN_C_SORT_HH

#include "internal.hh"

class SortKeys : public Xapian::KeyMaker
{
  public:
    SortKeys(const xc_sort_key *keys, size_t count);
    std::string operator()(const Xapian::Document &document) const override;

  private:
    std::vector<xc_sort_key> keys_;
};

#endif
