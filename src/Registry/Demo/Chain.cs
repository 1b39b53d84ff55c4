using System.Runtime.InteropServices;

namespace Zhiheng.Registry.Demo;

/// <summary>
/// One holder's certification under one scheme: a certificate and those that replaced it. <paramref name="Holder"/> is the number
/// of an organisation, negative for the showcase. The other two differ from it only for compulsory products.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Chain(int Number, byte Scheme, byte Body, int Holder, int Manufacturer, int Factory)
{
    public bool IsShowcase => Holder < 0;
}

internal enum StepKind : byte
{
    /// <summary>The first certificate of the chain.</summary>
    Issue,

    /// <summary>The next certificate, with the next cycle digit; for CCC the same number with a new term.</summary>
    Recertify,
    Survey,
    Rename,
    Move,
    Widen,
    Narrow,
    Suspend,
    Restore,
    Revoke,
    Cancel,
}

/// <summary>Something that the body reports. <paramref name="Surveys"/> counts the surveillance audits of the cycle so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Step(int Day, StepKind Kind, byte Cycle, byte Surveys)
{
    public bool IsAudit => Kind is StepKind.Issue or StepKind.Recertify or StepKind.Survey;
}

internal enum Fate
{
    Valid,
    Suspended,
    Revoked,
    Cancelled,
    Expired,
}
