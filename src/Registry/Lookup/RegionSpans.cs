using Zhiheng.Kernel;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// All codes that lie in a region by the latest state of the table, as few spans of codes, both ends included. 济南 is the codes
/// 3701xx and those of former 莱芜, 3712xx. Codes that the table does not know lie where their neighbours lie.
/// </summary>
internal static class RegionSpans
{
    public static IReadOnlyList<(string From, string To)> Of(RegionTable table, RegionCode region)
    {
        var from = region.Prefix.PadRight(RegionCode.Length, '0');
        var to = region.Prefix.Length == RegionCode.Length ? region.Value : region.Prefix.PadRight(RegionCode.Length, '9');
        var known = table.All
            .Select(r => r.Code)
            .Distinct()
            .Select(code => (code.Value, IsWithin: table.IsWithin(code, region)))
            .ToList();
        var isWhole = !known.Exists(k => !k.IsWithin && string.CompareOrdinal(k.Value, from) >= 0 && string.CompareOrdinal(k.Value, to) <= 0);
        var spans = new List<(string From, string To)>();
        if (isWhole)
        {
            known.RemoveAll(k => string.CompareOrdinal(k.Value, from) >= 0 && string.CompareOrdinal(k.Value, to) <= 0);
            spans.Add((from, to));
        }

        for (var i = 0; i < known.Count; i++)
        {
            if (!known[i].IsWithin)
            {
                continue;
            }

            var first = known[i].Value;
            while (i + 1 < known.Count && known[i + 1].IsWithin)
            {
                i++;
            }

            spans.Add((first, known[i].Value));
        }

        return spans;
    }
}
