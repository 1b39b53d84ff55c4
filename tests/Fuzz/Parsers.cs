using Zhiheng.Fuzz.Targets;

namespace Zhiheng.Fuzz;

public static class Parsers
{
    /// <summary>Every parser that reads what strangers send.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        .. NoteTargets.All, .. TreeTargets.All, .. LogTargets.All, .. JsonTargets.All, .. KeyTargets.All, .. JoseTargets.All, .. CredentialTargets.All,
        .. StatusTargets.All, .. PdfTargets.All, .. ReportTargets.All, .. DrawTargets.All,
    ];
}
