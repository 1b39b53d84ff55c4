namespace Zhiheng.Platform.Databases;

/// <summary>
/// Lets callers who arrive together share one trip to the database. A trip serves only callers who were waiting before it
/// started, so nobody gets an answer older than the question.
/// </summary>
/// <param name="lanes">How many trips may be under way at once.</param>
/// <param name="most">How many callers one trip may serve.</param>
/// <param name="trip">Answers all callers of one trip; an exception goes to each of them.</param>
public sealed class Shared<TQuestion, TAnswer>(int lanes, int most, Func<List<Shared<TQuestion, TAnswer>.Caller>, Task> trip)
{
    /// <summary>Measured: one turn leaves trips half empty, five only wait.</summary>
    private const int Turns = 2;

    private readonly Lock gate = new();
    private List<Caller> waiting = [];
    private int busy;

    // Continuations run on the thread that brought the answers: a hop to the pool for each costs more than the answer.
    public sealed class Caller(TQuestion question) : TaskCompletionSource<TAnswer>(TaskCreationOptions.None)
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
        while (true)
        {
            // Behind the requests that the server has already read: under load they join this trip instead of causing their own.
            for (var i = 0; i < Turns; i++)
            {
                await Turn().ConfigureAwait(false);
            }

            if (Next() is not { } callers)
            {
                return;
            }

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

    private static Task Turn()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.None);
        ThreadPool.UnsafeQueueUserWorkItem(static t => t.SetResult(), turn, preferLocal: false);
        return turn.Task;
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
