/* weight.cc: weighting schemes by name. */
#include "internal.hh"

#include <charconv>
#include <cmath>

namespace
{

using Weight = std::unique_ptr<Xapian::Weight>;

/* The words after a name: given parameters first, then the scheme's defaults. No stream reads them: those follow the
 * locale, and take a lack of memory for the end. */
class Parameters
{
  public:
    explicit Parameters(const char *rest) : rest_(rest)
    {
    }

    /* The next word; an empty one at the end. */
    std::string next()
    {
        rest_ += std::strspn(rest_, " ");
        std::string word(rest_, std::strcspn(rest_, " "));
        rest_ += word.size();
        return word;
    }

    std::string word(const char *otherwise)
    {
        std::string word = next();
        return word.empty() ? otherwise : word;
    }

    double number(double otherwise)
    {
        const std::string word = next();
        if (word.empty()) {
            return otherwise;
        }
        double value = 0;
        const char *end = word.data() + word.size();
        auto read = std::from_chars(word.data(), end, value);
        if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value)) {
            throw Xapian::InvalidArgumentError("a weighting scheme's parameter is no number: " + word);
        }
        return value;
    }

  private:
    const char *rest_;
};

Weight okapi(const std::string &name, Parameters &given)
{
    double k1 = given.number(1), k2 = given.number(0), k3 = given.number(1), b = given.number(0.5);
    double min_length = given.number(0.5);
    if (name == "bm25") {
        return Weight(new Xapian::BM25Weight(k1, k2, k3, b, min_length));
    }
    return Weight(new Xapian::BM25PlusWeight(k1, k2, k3, b, min_length, given.number(1)));
}

/* The schemes of divergence from randomness. */
Weight divergence(const std::string &name, Parameters &given)
{
    if (name == "dlh") {
        return Weight(new Xapian::DLHWeight());
    }
    if (name == "dph") {
        return Weight(new Xapian::DPHWeight());
    }
    double c = given.number(1);
    if (name == "pl2") {
        return Weight(new Xapian::PL2Weight(c));
    }
    if (name == "pl2+") {
        return Weight(new Xapian::PL2PlusWeight(c, given.number(0.8)));
    }
    if (name == "inl2") {
        return Weight(new Xapian::InL2Weight(c));
    }
    if (name == "ifb2") {
        return Weight(new Xapian::IfB2Weight(c));
    }
    if (name == "ineb2") {
        return Weight(new Xapian::IneB2Weight(c));
    }
    if (name == "bb2") {
        return Weight(new Xapian::BB2Weight(c));
    }
    throw Xapian::InvalidArgumentError("no such weighting scheme: " + name);
}

Weight language_model(Parameters &given)
{
    static const struct {
        const char *name;
        Xapian::Weight::type_smoothing smoothing;
        double first, second;
    } SMOOTHINGS[] = {
        {"twostage", Xapian::Weight::TWO_STAGE_SMOOTHING, 0.7, 2000},
        {"dirichlet", Xapian::Weight::DIRICHLET_SMOOTHING, 2000, 0.05},
        {"absolute", Xapian::Weight::ABSOLUTE_DISCOUNT_SMOOTHING, 0.7, 0.05},
        {"jelinek", Xapian::Weight::JELINEK_MERCER_SMOOTHING, 0.7, 0.05},
        {"dirichlet+", Xapian::Weight::DIRICHLET_PLUS_SMOOTHING, 2000, 0.05},
    };
    double log = given.number(0);
    std::string name = given.word("twostage");
    for (const auto &known : SMOOTHINGS) {
        if (name == known.name) {
            double first = given.number(known.first), second = given.number(known.second);
            return Weight(new Xapian::LMWeight(log, known.smoothing, first, second));
        }
    }
    throw Xapian::InvalidArgumentError("no such smoothing of a language model: " + name);
}

Weight make(const std::string &name, Parameters &given)
{
    if (name == "bm25" || name == "bm25+") {
        return okapi(name, given);
    }
    if (name == "bool") {
        return Weight(new Xapian::BoolWeight());
    }
    if (name == "coord") {
        return Weight(new Xapian::CoordWeight());
    }
    if (name == "trad") {
        return Weight(new Xapian::TradWeight(given.number(1)));
    }
    if (name == "tfidf") {
        return Weight(new Xapian::TfIdfWeight(given.word("ntn")));
    }
    if (name == "lm") {
        return language_model(given);
    }
    return divergence(name, given);
}

} // namespace

std::unique_ptr<Xapian::Weight> xc_weight_of(const char *scheme)
{
    Parameters given(&xc_need(scheme));
    const std::string name = given.next();
    Weight weight = make(name, given);
    const std::string more = given.next();
    if (!more.empty()) {
        throw Xapian::InvalidArgumentError("one parameter too many for the weighting scheme: " + more);
    }
    return weight;
}
