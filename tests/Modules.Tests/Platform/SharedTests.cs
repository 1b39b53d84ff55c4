using Zhiheng.Platform.Databases;

namespace Zhiheng.Modules.Tests.Platform;

public class SharedTests
{
    [Fact]
    public async Task An_exception_goes_to_every_caller_of_its_trip_and_to_nobody_after()
    {
        var (gate, began, trips) = (new TaskCompletionSource(), new TaskCompletionSource(), new List<int>());
        var shared = new Shared<int, int>(1, 100, async callers =>
        {
            trips.Add(callers.Count);
            began.TrySetResult();
            await gate.Task;
            if (trips.Count == 2)
            {
                throw new IOException("The line broke.");
            }

            callers.ForEach(c => c.SetResult(c.Question * 10));
        });

        var first = shared.Ask(1);
        await began.Task;
        Task<int>[] broken = [shared.Ask(2), shared.Ask(3), shared.Ask(4)];
        gate.SetResult();

        Assert.Equal(10, await first);
        Assert.All(await Task.WhenAll(broken.Select(Error)), e => Assert.IsType<IOException>(e));
        Assert.Equal(50, await shared.Ask(5));
        Assert.Equal([1, 3, 1], trips);
    }

    [Fact]
    public async Task A_trip_takes_only_who_was_waiting_when_it_began()
    {
        var (gates, began) = (new[] { new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource() }, new List<List<int>>());
        var underWay = new TaskCompletionSource();
        gates[2].SetResult();
        var shared = new Shared<int, int>(1, 100, async callers =>
        {
            began.Add([.. callers.Select(c => c.Question)]);
            underWay.TrySetResult();
            await gates[began.Count - 1].Task;
            callers.ForEach(c => c.SetResult(began.Count));
        });

        var one = shared.Ask(1);
        await underWay.Task;
        var two = shared.Ask(2);
        gates[0].SetResult();
        Assert.Equal(1, await one);
        var three = shared.Ask(3);
        gates[1].SetResult();

        Assert.Equal(2, await two);
        Assert.True(await three >= 2);
        Assert.Equal([1], began[0]);
        Assert.DoesNotContain(1, began.Skip(1).SelectMany(b => b));
    }

    [Fact]
    public async Task No_trip_takes_more_callers_than_it_may_and_no_more_trips_run_than_there_are_lanes()
    {
        var (running, most, largest) = (0, 0, 0);
        var shared = new Shared<int, int>(2, 7, async callers =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            largest = Math.Max(largest, callers.Count);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            callers.ForEach(c => c.SetResult(c.Question));
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Task.Run(() => shared.Ask(i))));

        Assert.Equal(Enumerable.Range(0, 2_000), answers);
        Assert.InRange(most, 1, 2);
        Assert.InRange(largest, 1, 7);
    }

    private static async Task<Exception?> Error(Task<int> task) => await Record.ExceptionAsync(() => task);
}
