using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry;

/// <summary>
/// The tables of the register whose rows are somebody's. The owning region of a certificate is its holder's; that of an act, the
/// authority's whose act it is. A body sees an order once it is addressed to it; proposals are no business of firms.
/// </summary>
public static class RegistryScope
{
    public static IReadOnlyList<ScopedTable> Tables { get; } =
    [
        new("registry_certificate", Region: "region", Body: "body", Organization: "holder", Line.Certification),
        new("registry_organization", Region: "region", Body: null, Organization: "id", Line: null),
        new("registry_body", Region: "region", Body: "id", Organization: null, Line.Certification),
        new("registry_order", Region: "organ_region", Body: "addressee", Organization: null, Line.Certification),
        new("registry_proposal", Region: "organ_region", Body: null, Organization: null, Line.Certification),
        new("registry_objection", Region: "region", Body: "body", Organization: "organization", Line.Certification),
    ];
}
