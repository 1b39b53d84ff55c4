using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets;

/// <summary>The tables of targets whose rows are somebody's: the quality office's that adopted the policy they come from.</summary>
public static class TargetsScope
{
    public static IReadOnlyList<ScopedTable> Tables { get; } =
    [
        new("targets_document", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_policy", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_measure", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_indicator", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_report", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_conference", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_scheme", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("targets_assessment", Region: "organ_region", Body: null, Organization: null, Line: null),
    ];
}
