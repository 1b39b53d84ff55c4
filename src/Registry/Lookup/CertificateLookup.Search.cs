using Zhiheng.Kernel;

namespace Zhiheng.Registry.Lookup;

public sealed partial class CertificateLookup
{
    public Task<Outcome<SearchResult>> Search(SearchQuery query, CancellationToken ct)
        => throw new NotSupportedException();
}
