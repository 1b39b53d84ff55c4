namespace Zhiheng.Platform.Documents;

/// <summary>What the signature says about itself. PAdES takes the time from here, not from the signed attributes (EN 319 142-1, 6.3).</summary>
public sealed record SignatureNote(DateTimeOffset At, string SignedBy, string Reason = "", string Place = "");
