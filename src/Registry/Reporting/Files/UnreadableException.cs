using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Carries a refusal out of the depth of a stream to the walk that turns it into an answer; never leaves this folder.</summary>
internal sealed class UnreadableException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}
