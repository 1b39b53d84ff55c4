using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>What every control chart says in the same words.</summary>
internal static class ControlVerdict
{
    /// <summary>Fewer points than this make limits that the next points will often cross.</summary>
    private const int FewPoints = 25;

    public static Reading Of(int signals, int spread, int points, Tongue tongue) => (signals, spread) switch
    {
        (0, 0) => new(Tone.Good, tongue[$"过程受控：{points:N0} 点中没有失控信号。", $"In control: no signal among {points:N0} points."]),
        (0, _) => new(Tone.Bad, tongue[$"过程不受控：波动图上有 {spread} 点超出控制限。", $"Out of control: {spread} points beyond the limit of the spread."]),
        _ => new(Tone.Bad, tongue[$"过程不受控：{points:N0} 点中有 {signals:N0} 点发出失控信号。", $"Out of control: {signals:N0} of {points:N0} points signal."]),
    };

    /// <param name="places">From 0.</param>
    public static IEnumerable<Reading> Wide(IEnumerable<int> places, Tongue tongue)
    {
        var all = places.ToList();
        if (all.Count > 0)
        {
            var named = string.Join(tongue["、", ", "], all.Take(10).Select(place => place + 1));
            yield return new(Tone.Bad, tongue[$"波动图第 {named}{(all.Count > 10 ? " 等" : "")} 点超出控制限。", $"Spread beyond its limits at {(all.Count > 10 ? "among others " : "")}{named}."]);
        }
    }

    /// <param name="baseline">Points that the limits rest on.</param>
    /// <param name="falseAlarm">Null where nothing is to be said: no rule is on.</param>
    public static IEnumerable<Reading> Cautions(Given given, int baseline, FalseAlarm? falseAlarm, Tongue tongue)
    {
        foreach (var reading in Wording.LeftOut(given, tongue))
        {
            yield return reading;
        }

        if (baseline < FewPoints)
        {
            yield return new(Tone.Caution, tongue[$"界限只由 {baseline} 点算出，不到 {FewPoints} 点，仅供参考。", $"Limits from {baseline} points only; with fewer than {FewPoints} they are a first guess."]);
        }

        yield return falseAlarm is { } every
            ? every.Said(tongue)
            : new(Tone.Caution, tongue["没有启用任何判异准则，图上不会发出信号。", "No rule is switched on: the chart cannot signal."]);
    }

    public static IReadOnlyList<string> Next(bool signals, Tongue tongue) => signals
        ? [
            tongue["先查失控点当时的人、机、料、法、环、测有什么变化，记录原因。", "Find what changed at the signalling points (people, machine, material, method, environment, measurement) and write it down."],
            tongue["原因确认并消除后，才可以剔除这些点重新计算界限。", "Only with the cause known and removed may these points be left out of the limits."],
            tongue["失控时不要计算过程能力指数。", "Do not state a capability index while the chart signals."],
        ]
        : [
            tongue["把界限固定下来，继续按同样间隔打点监控。", "Freeze these limits and go on plotting at the same interval."],
            tongue["过程受控后，可以评价过程能力。", "A steady process may be judged for capability."],
        ];
}
