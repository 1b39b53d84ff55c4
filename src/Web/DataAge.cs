using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Web;

/// <summary>
/// When the register last took in a public fact, for the foot of every page. Asked at most every ten seconds, and never waited
/// for longer than a moment: no page may fail or tarry for its foot.
/// </summary>
internal sealed class DataAge(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private static readonly string[] Kinds =
    [
        nameof(CertificateReported), nameof(CertificateChanged), nameof(CertificateRenewed), nameof(SurveillanceRecorded),
        nameof(CertificateSuspended), nameof(SuspensionExtended), nameof(CertificateRestored), nameof(CertificateRevoked),
        nameof(CertificateCancelled), nameof(BodyApproved), nameof(AuditTeamReported), nameof(FactoryInspected),
    ];

    private readonly Lock gate = new();
    private Task<DateTimeOffset?> asked = Task.FromResult<DateTimeOffset?>(null);
    private DateTimeOffset? askedAt;

    /// <summary>Null while the register is empty, cannot be reached or is slow.</summary>
    public async ValueTask<DateTimeOffset?> Get()
    {
        Task<DateTimeOffset?> current;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (askedAt is null || now - askedAt >= Kept)
            {
                (asked, askedAt) = (Task.Run(Ask), now);
            }

            current = asked;
        }

        return await Task.WhenAny(current, Task.Delay(Patience)) == current && current.IsCompletedSuccessfully ? await current : null;
    }

    private async Task<DateTimeOffset?> Ask()
    {
        await using var session = await database.Read(CancellationToken.None);
        return (await Journal.Newest(session, Kinds, 1, CancellationToken.None)) is [var newest, ..] ? newest.At : null;
    }
}
