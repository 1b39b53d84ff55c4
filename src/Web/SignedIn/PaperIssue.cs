using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;

namespace Zhiheng.Web.SignedIn;

/// <summary>A paper that cannot be issued stops the act that it announces: nothing of either is kept, and the page shows why.</summary>
public sealed class PaperRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}

internal static class PaperIssue
{
    /// <summary>Issues the paper in the transaction of its act, once that is handed in, and gives its number.</summary>
    /// <exception cref="PaperRefusedException">When called: the paper lacks something or holds a character that cannot be printed.</exception>
    public static Func<Work, Task<string>> IssueOrStop(this PaperRegister register, PaperDraft draft, CancellationToken ct) => async work =>
    {
        var issued = await register.Issue(work, draft, ct);
        return issued.IsRefused ? throw new PaperRefusedException(issued.Refusal) : issued.Value.Number;
    };
}
