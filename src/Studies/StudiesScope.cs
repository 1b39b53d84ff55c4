using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies;

/// <summary>
/// The tables of studies whose rows are somebody's: the firm's or body's that made them. They have no region: no officer reaches a study
/// by the place of its owner, only by a consent that names the very authority.
/// </summary>
public static class StudiesScope
{
    public static IReadOnlyList<ScopedTable> Tables { get; } =
    [
        new("studies_study", Region: null, Body: "body", Organization: "organization", Line: null),
        new("studies_contribution", Region: null, Body: "body", Organization: "organization", Line: null),
    ];
}
