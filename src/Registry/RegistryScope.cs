using Zhiheng.Platform.Powers;

namespace Zhiheng.Registry;

/// <summary>The tables of the register whose rows are somebody's. The owning region of a certificate is its holder's.</summary>
public static class RegistryScope
{
    public static IReadOnlyList<ScopedTable> Tables { get; } =
    [
        new("registry_certificate", Region: "region", Body: "body", Organization: "holder", Line.Certification),
        new("registry_organization", Region: "region", Body: null, Organization: "id", Line: null),
        new("registry_body", Region: "region", Body: "id", Organization: null, Line.Certification),
    ];
}
