using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Draws;

/// <summary>What every step of a draw begins and ends with.</summary>
internal static class DrawTaking
{
    /// <summary>The own authority's draw as the page showed it; refused where another has moved it on.</summary>
    public static async Task<Outcome<DrawRow>> Take(Work work, Guid id, long? version, Mandate mandate, CancellationToken ct, params string[] states)
    {
        if (await DrawStore.Find(work, id, ct) is not { } row)
        {
            return ActRefusals.Unknown("抽取");
        }

        if (ActRules.Foreign(mandate, row.OrganRegion, row.OrganName) is { } foreign)
        {
            return foreign;
        }

        return (version is { } shown && shown != row.Version) || !states.Contains(row.State) ? DrawRefusals.Moved(row.State) : row;
    }

    /// <summary>Null where it was saved; else another was faster, and nothing of this act may be committed.</summary>
    public static async Task<Refusal?> Save(Work work, DrawRow row, CancellationToken ct)
        => await DrawStore.Save(work, row, ct) == 1 ? null : DrawRefusals.Moved((await DrawStore.Unscoped(work, row.Id, ct))?.State ?? row.State);

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"draw-party\n{secret.Trim().ToLowerInvariant()}")));
}
