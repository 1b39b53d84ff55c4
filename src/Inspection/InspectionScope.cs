using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection;

/// <summary>
/// The tables of inspections whose rows are somebody's: the authority's whose act they are, and, once a visit is to be made, the enterprise's.
/// The list of items, pools and frozen lists are read through these or are public.
/// </summary>
public static class InspectionScope
{
    public static IReadOnlyList<ScopedTable> Tables { get; } =
    [
        new("inspection_inspector", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("inspection_plan", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("inspection_campaign", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("inspection_draw", Region: "organ_region", Body: null, Organization: null, Line: null),
        new("inspection_task", Region: "organ_region", Body: null, Organization: "organization", Line: null),
        new("inspection_export", Region: "organ_region", Body: null, Organization: null, Line: null),
    ];
}
