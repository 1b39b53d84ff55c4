using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>
/// The certificates that rows of other templates hang on. Those rows name a number without a scheme: where one body used a number
/// under two schemes, the certificate issued last is meant.
/// </summary>
internal sealed class CertificatesByNumber
{
    private readonly Dictionary<string, CertificateRow> byNumber = new(StringComparer.Ordinal);

    public async Task Load(Work work, Guid body, IEnumerable<string> numbers, CancellationToken ct)
    {
        foreach (var row in (await CertificateStore.OfBody(work, body, numbers.Distinct(), ct)).OrderBy(r => r.IssuedOn))
        {
            byNumber[row.Number] = row;
        }
    }

    public CertificateRow? Find(string number) => byNumber.GetValueOrDefault(number);
}
