using Zhiheng.Kernel;

namespace Zhiheng.Web.Pages.Public;

internal static class Refusals
{
    /// <summary>Whether a refusal says that the register does not have it, rather than that the question cannot be read.</summary>
    public static bool IsUnknown(this Refusal refusal) => refusal.Code.EndsWith("unknown", StringComparison.Ordinal);
}
