namespace Zhiheng.Platform.Databases;

/// <summary>
/// Lets callers who arrive together share one trip to the database. A trip serves only callers who were waiting before it
/// started, so nobody gets an answer older than the question.
/// </summary>
/// <param name="lanes">How many trips may be under way at once.</param>
/// <param name="most">How many callers one trip may serve.</param>
/// <param name="trip">Answers all callers of one trip; an exception goes to each of them.</param>
internal sealed class Shared<TQuestion, TAnswer>(int lanes, int most, Func<List<Shared<TQuestion, TAnswer>.Caller>, Task> trip)
{
    private readonly Lock gate = new();
    private List<Caller> waiting = [];
    private int busy;

    internal sealed class Caller(TQuestion question) : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TQuestion Question { get; } = question;
    }

    public Task<TAnswer> Ask(TQuestion question)
    {
        var caller = new Caller(question);
        lock (gate)
        {
            waiting.Add(caller);
            if (busy == lanes)
            {
                return caller.Task;
            }

            busy++;
        }

        _ = Drive();
        return caller.Task;
    }

    private async Task Drive()
    {
        while (Next() is { } callers)
        {
            try
            {
                await trip(callers).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                foreach (var caller in callers)
                {
                    caller.TrySetException(error);
                }
            }
        }
    }

    private List<Caller>? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                busy--;
                return null;
            }

            if (waiting.Count <= most)
            {
                var all = waiting;
                waiting = [];
                return all;
            }

            var some = waiting.GetRange(0, most);
            waiting.RemoveRange(0, most);
            return some;
        }
    }
}
