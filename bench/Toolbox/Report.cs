namespace Zhiheng.Bench.Toolbox;

internal static class Report
{
    /// <summary>One row for each task and each R that did it. False when an answer differs or an asked ratio is not reached.</summary>
    public static bool Print(BenchTask[] tasks, Dictionary<string, (double Best, double Median, double[] Values)> ours, List<RResult> theirs)
    {
        var good = true;
        Console.WriteLine("| task | n | R | R, s | ours, s | best | times faster | asked | |");
        Console.WriteLine("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var task in tasks)
        {
            var (best, median, values) = ours[task.Key];
            var results = theirs.Where(result => result.Task == task.Key).ToList();
            foreach (var result in results)
            {
                var asked = task.Times is { } times ? $"{times:0}" : "–";
                var row = $"| {task.Name} | {task.Size} | {result.Who} |";
                if (result.Seconds is not { } seconds)
                {
                    Console.WriteLine($"{row} fails: {result.Message} | {median:0.00000} | {best:0.00000} | – | {asked} | |");
                    continue;
                }

                var apart = Apart(values, result.Values);
                var ratio = seconds / median;
                var verdict = !(apart <= task.Tolerance) ? $"DIFFERENT ANSWER: {string.Join(' ', values)} and {string.Join(' ', result.Values)}"
                    : task.Times is null ? "" : ratio >= task.Times ? "reached" : "NOT REACHED";
                good &= verdict is "" or "reached";
                Console.WriteLine($"{row} {seconds:0.0000} | {median:0.00000} | {best:0.00000} | {ratio:0.#} | {asked} | {verdict} |");
            }

            if (results.Count == 0)
            {
                Console.WriteLine($"| {task.Name} ({task.Key}) | {task.Size} | – | – | {median:0.00000} | {best:0.00000} | – | – | |");
            }
        }

        foreach (var message in theirs.Where(result => result.Task == "-").Select(result => result.Message).Distinct())
        {
            Console.WriteLine(message);
        }

        return good;
    }

    private static double Apart(double[] a, double[] b)
    {
        if (a.Length != b.Length)
        {
            return double.PositiveInfinity;
        }

        var most = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            // NaN must not pass.
            var gap = Math.Abs(a[i] - b[i]) / Math.Max(1, Math.Abs(b[i]));
            most = gap <= most ? most : gap;
        }

        return most;
    }
}
