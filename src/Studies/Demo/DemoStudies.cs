using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Studies.Demo;

/// <summary>The made-up firm whose account the demo opens, and made-up firms near it that contribute figures.</summary>
public sealed record DemoFirms(Guid Account, Guid Firm, IReadOnlyList<Guid> Others);

/// <summary>A made-up study and made-up figures of last year, through the same handlers as everybody's.</summary>
public sealed class DemoStudies(Database database, KeepStudyHandler keeping, ContributeHandler contributing, BusinessCalendar calendar)
{
    private const string Division = "34";

    /// <summary>The figures shown with the value of the first firm and how far each next one lies from it.</summary>
    private static readonly (string Figure, decimal Value, decimal Step)[] Figures =
        [("passrate.first", 96.4m, 0.5m), ("cost.quality-share", 4.2m, 0.3m), ("excellence.total", 46.5m, 2.5m), ("grr.share", 71m, 4m)];

    /// <summary>Does nothing where the firm keeps a study already.</summary>
    public async Task Seed(DemoFirms firms, CancellationToken ct)
    {
        var own = Of(firms.Account, firms.Firm);
        await using (var session = await database.Read(own.Scope, ct))
        {
            if (await StudyStore.Count(session, ct) > 0)
            {
                return;
            }
        }

        var first = Done(await keeping.Handle(new KeepStudy("sheet:i-mr", "演示：主轴外径个值图", Shaft(9), "前 10 件"), Act(firms.Account), own, ct));
        Done(await keeping.Handle(new KeepVersion(first.Study, 1, "sheet:i-mr", null, Shaft(19), "补测到 20 件"), Act(firms.Account), own, ct));
        foreach (var (figure, value, step) in Figures)
        {
            foreach (var (firm, place) in firms.Others.Prepend(firms.Firm).Select((firm, place) => (firm, place)))
            {
                // Around the first: −1, +1, −2, +2 … steps.
                var there = value + (step * ((place + 1) / 2) * (place % 2 == 0 ? -1 : 1));
                var command = new Contribute(figure, calendar.Today.Year - 1, Division, there.ToString(CultureInfo.InvariantCulture), true);
                _ = await contributing.Handle(command, Act(firms.Account), Of(firms.Account, firm), ct);
            }
        }
    }

    /// <summary>Diameters of made-up shafts in millimetres, up to the given place, as the page of the tool saves a study.</summary>
    private static string Shaft(int last)
    {
        int[] hundredths = [2, -1, 0, 3, -2, 1, 0, -1, 2, 0, 1, -3, 0, 2, -1, 1, 0, -2, 1, 9];
        var rows = hundredths.Take(last + 1).Select(off => (25m + (off / 100m)).ToString("0.00", CultureInfo.InvariantCulture));
        return $$$"""{"sheet":"i-mr","data":"外径 mm\n{{{string.Join("\\n", rows)}}}","fields":{}}""";
    }

    private Act Act(Guid account) => new("演示企业经办", Capacity.Enterprise, calendar.Now, "演示数据") { Account = account };

    private static Mandate Of(Guid account, Guid firm) => new(account, new Scope(StudiesScope.Tables, [], organization: firm), null);

    private static KeptVersion Done(Outcome<KeptVersion> outcome) => outcome.Value;
}
