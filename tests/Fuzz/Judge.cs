namespace Zhiheng.Fuzz;

/// <param name="Find">What must not happen; null where all is well.</param>
public readonly record struct Verdict(Answer? Answer, string? Find, TimeSpan Took, long Allocated);

/// <summary>
/// A parser gives a value or a named refusal. Everything else is a find: an exception, more than two seconds, more than 256 MiB
/// allocated for one input, or an accepted input that says what nobody signed.
/// </summary>
public static class Judge
{
    public const long MostAllocated = 256L << 20;

    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    public static Verdict Of(Target target, byte[] input)
    {
        var verdict = Once(target, input);
        // The collector and the just-in-time compiler work on the same account: slow is what is slow three times.
        for (var again = 0; again < 2 && verdict is { Find: null } && verdict.Took > MostTime; again++)
        {
            var other = Once(target, input);
            verdict = other.Took < verdict.Took ? other : verdict;
        }

        return verdict.Find is null && verdict.Took > MostTime ? verdict with { Find = $"slow: {verdict.Took.TotalSeconds:F1} s" } : verdict;
    }

    private static Verdict Once(Target target, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Work.Done();
        Answer? answer = null;
        string? find = null;
        try
        {
            answer = target.Read(input);
        }
        catch (Exception thrown)
        {
            // Whatever it is: that it was thrown is what we are looking for.
            find = $"exception: {thrown}";
        }

        var took = Work.Done() - start;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        find ??= allocated > MostAllocated ? $"memory: {allocated >> 20} MiB allocated"
            : answer is { Refusal: null } accepted && !target.MayMean(accepted.Meaning) ? $"accepted: {accepted.Meaning}"
            : answer is { Refusal: "" } ? "refused without a code"
            : null;
        return new(answer, find, took, allocated);
    }
}
