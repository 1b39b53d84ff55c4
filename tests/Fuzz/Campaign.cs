using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Zhiheng.Fuzz;

/// <summary>One parser for some minutes, or for some inputs: counts the answers, writes down the finds.</summary>
public sealed class Campaign(Target target, ulong seed, string? folder, int most = Campaign.LargestInput)
{
    /// <summary>Bytes: just beyond the largest bound of any parser but that for PDF.</summary>
    public const int LargestInput = 17 << 20;

    /// <summary>A parser that finds more than this is broken anyway, and a disk is finite.</summary>
    private const int MostFilesOfAKind = 5;

    private readonly SortedDictionary<string, long> refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public long Inputs { get; private set; }

    public long Accepted { get; private set; }

    public long Finds { get; private set; }

    public List<string> Found { get; } = [];

    /// <summary>The longest time and the largest memory of one input so far.</summary>
    public (TimeSpan Time, long Bytes) Worst { get; private set; }

    /// <summary>What is being read now and since when, for whoever watches for what never ends.</summary>
    public (long Number, byte[] Input, long Since) Current { get; private set; }

    public byte[] Input(long number) => new Mutator(target.Seeds, most).Mutate(Chance.Of(seed, target.Name, number));

    /// <summary>The inputs from number <paramref name="first"/> on, until the time is over or their number is reached.</summary>
    public Campaign Run(TimeSpan time, long first = 0, long inputs = long.MaxValue)
    {
        var start = Stopwatch.GetTimestamp();
        for (var number = first; Inputs < inputs && Stopwatch.GetElapsedTime(start) < time; number++)
        {
            One(number, Input(number));
        }

        Current = default;
        return this;
    }

    public void One(long number, byte[] input)
    {
        Current = (number, input, Stopwatch.GetTimestamp());
        var verdict = Judge.Of(target, input);
        Inputs++;
        Worst = (verdict.Took > Worst.Time ? verdict.Took : Worst.Time, Math.Max(verdict.Allocated, Worst.Bytes));
        if (verdict.Find is { } find)
        {
            Keep(number, input, find);
        }
        else if (verdict.Answer is { Refusal: { } code })
        {
            refused[code] = refused.GetValueOrDefault(code) + 1;
        }
        else
        {
            Accepted++;
        }
    }

    /// <summary>The find and how to make it again: <c>--seed</c> and <c>--first</c>, or the file itself.</summary>
    public void Keep(long number, byte[] input, string find)
    {
        Finds++;
        var kind = string.Join('\n', find.Split('\n').Take(3));
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        if (kinds[kind] > MostFilesOfAKind)
        {
            return;
        }

        Found.Add($"{target.Name}-{seed}-{number}: {find}");
        if (folder is not null)
        {
            Directory.CreateDirectory(Path.Combine(folder, target.Name));
            File.WriteAllBytes(Path.Combine(folder, target.Name, $"{seed}-{number}.bin"), input);
            File.AppendAllText(Path.Combine(folder, target.Name, "finds.log"), $"--seed {seed} --first {number} ({input.Length} bytes): {find}\n\n");
        }
    }

    public string Report() => string.Create(CultureInfo.InvariantCulture,
        $"{target.Name}: {Inputs} inputs, {Accepted} accepted, {Inputs - Accepted - Finds} refused, {Finds} finds; longest {Worst.Time.TotalMilliseconds:F0} ms, most {Worst.Bytes / 1048576.0:F0} MiB\n")
        + string.Concat(refused.OrderByDescending(code => code.Value).Select(code => $"    {code.Value,12} {code.Key}\n"));
}

/// <summary>Runs several campaigns, some at a time, and ends the process if one input never ends.</summary>
internal static class Watch
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(60);

    public static void Run(IEnumerable<Target> targets, int threads, Func<Target, Campaign> start, Action<Campaign> run, Action<Campaign> done)
    {
        var waiting = new ConcurrentQueue<Target>(targets);
        var running = new ConcurrentDictionary<Campaign, bool>();
        var all = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)).ToArray();
        while (!Task.WaitAll(all, TimeSpan.FromSeconds(1)))
        {
            foreach (var (number, input, since) in running.Keys.Select(campaign => campaign.Current))
            {
                if (input is not null && Stopwatch.GetElapsedTime(since) > Never && running.Keys.FirstOrDefault(one => one.Current.Since == since) is { } hung)
                {
                    hung.Keep(number, input, "hangs");
                    Console.Error.WriteLine(hung.Found[^1]);
                    Environment.Exit(3);
                }
            }
        }

        void Work()
        {
            while (waiting.TryDequeue(out var target))
            {
                var campaign = start(target);
                running[campaign] = true;
                run(campaign);
                running.TryRemove(campaign, out _);
                done(campaign);
            }
        }
    }
}
