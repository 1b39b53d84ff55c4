using Zhiheng.Targets.Reading;

namespace Zhiheng.Targets.Policies;

/// <summary>Units as a person writes them: names parted by 、, commas, semicolons or line ends.</summary>
public static class DraftUnits
{
    private static readonly char[] Signs = ['、', '，', ',', '；', ';', '\n', '\r', '\t'];

    /// <summary>A name that begins with 各 stands for every unit of its level, as in a document.</summary>
    public static IReadOnlyList<DraftUnit> Read(string? lead, string? participants, string? implementers)
        => [.. Of(lead, UnitRole.Lead), .. Of(participants, UnitRole.Participant), .. Of(implementers, UnitRole.Implementer)];

    public static string Write(IReadOnlyList<DraftUnit> units, UnitRole role) => string.Join('\n', units.Where(unit => unit.Role == role).Select(unit => unit.Name));

    private static IEnumerable<DraftUnit> Of(string? names, UnitRole role)
        => Parts(names ?? string.Empty).Select(name => name.Trim()).Where(name => name.Length > 0).Select(name => new DraftUnit(name, role, UnitNames.EveryOf(name)));

    /// <summary>各市、县（市、区）政府 is one name: signs in brackets part nothing, nor does one that only 市、县 stand before.</summary>
    private static IEnumerable<string> Parts(string names)
        => names.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => line.TrimStart().StartsWith('各') ? [line.Replace('（', '(').Replace('）', ')')] : line.Split(Signs));
}
