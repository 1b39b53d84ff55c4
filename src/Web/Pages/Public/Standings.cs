using Zhiheng.Registry.Certificates;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The register's standing in the words of the pages and of their addresses.</summary>
internal static class Standings
{
    public static Verdict Verdict(this Standing standing) => standing switch
    {
        Standing.Valid => Look.Verdict.Valid,
        Standing.Suspended => Look.Verdict.Suspended,
        Standing.Revoked => Look.Verdict.Revoked,
        Standing.Cancelled => Look.Verdict.Cancelled,
        Standing.Expired => Look.Verdict.Expired,
        Standing.NotYetIssued => Look.Verdict.NotYetIssued,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No verdict for this standing."),
    };

    /// <summary>As addresses write it: <c>valid</c>, <c>notYetIssued</c>.</summary>
    public static string Key(this Standing standing)
    {
        var name = standing.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The standing of a key; null when there is none.</summary>
    public static Standing? Find(string key)
        => Enum.GetValues<Standing>().Where(standing => standing.Key() == key).Select(standing => (Standing?)standing).FirstOrDefault();
}
