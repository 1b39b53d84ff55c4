using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Cli;

/// <summary>
/// Fills the register with a made-up province, through the same import that real reports take. Interrupted, it goes on where it
/// stopped, because the demo is a pure function of what the setting records.
/// </summary>
internal static class Seeding
{
    public const int Seed = 20260101;
    public const string DemoSetting = "demo";

    public static async Task IfEmpty(Installation installation, DemoSize size, CancellationToken ct)
    {
        await using (var session = await installation.Database.Read(ct))
        {
            var started = await Settings.Get(session, DemoSetting, ct);
            var bodies = await session.First<long>("select count(*) from registry_body", null, ct);
            if (bodies > 0 && (started is null || started.EndsWith(" done", StringComparison.Ordinal)))
            {
                return;
            }
        }

        Console.Error.WriteLine("首次启动：正在填入演示数据（全部虚构）…");
        await Run(installation, size, Seed, ct);
    }

    public static async Task<int> Run(Installation installation, DemoSize size, int seed, CancellationToken ct)
    {
        var plan = await Plan(installation, size, seed, ct);
        if (plan.IsRefused)
        {
            return Trouble.Say(plan.Refusal);
        }

        var province = new DemoProvince(plan.Value.Seed, plan.Value.Size, plan.Value.Today);
        await AddBodies(installation, province, ct);
        var import = installation.Get<ImportReport>();
        long rows = 0;
        long rejected = 0;
        foreach (var file in province.Files())
        {
            var source = Source(file, plan.Value);
            using var bar = new ProgressBar(file.Name, () => 0);
            var outcome = await import.Handle(file.BodyApprovalNo, source, installation.Act("演示数据"), file.ReportedOn, bar, ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            rows += outcome.Value.RowsDone;
            rejected += outcome.Value.Rejected;
        }

        await Remember(installation, plan.Value, done: true, ct);
        Console.Error.WriteLine($"演示数据已就绪：{province.Bodies.Count} 家机构，{rows:N0} 行上报，拒绝 {rejected:N0} 行。");
        return 0;
    }

    private sealed record DemoPlan(int Seed, DemoSize Size, DateOnly Today);

    private static async Task<Outcome<DemoPlan>> Plan(Installation installation, DemoSize size, int seed, CancellationToken ct)
    {
        var wanted = new DemoPlan(seed, size, installation.Get<BusinessCalendar>().Today);
        if (await installation.Setting(DemoSetting, ct) is not { } text)
        {
            await using var session = await installation.Database.Read(ct);
            if (await session.First<long>("select count(*) from registry_body", null, ct) > 0)
            {
                return SeedRefusals.RegisterInUse();
            }

            await Remember(installation, wanted, done: false, ct);
            return wanted;
        }

        var parts = text.Split(' ');
        var known = new DemoPlan(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            Enum.Parse<DemoSize>(parts[1]),
            DateOnly.ParseExact(parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return known.Seed == seed && known.Size == size ? known : SeedRefusals.OtherDemo(text);
    }

    private static async Task Remember(Installation installation, DemoPlan plan, bool done, CancellationToken ct)
    {
        await using var work = await installation.Database.Begin(installation.Act("演示数据"), ct);
        var text = $"{plan.Seed} {plan.Size} {plan.Today:yyyy-MM-dd}{(done ? " done" : string.Empty)}";
        await Settings.Set(work, DemoSetting, text, ct);
        await work.Commit([], ct);
    }

    private static async Task AddBodies(Installation installation, DemoProvince province, CancellationToken ct)
    {
        var handler = installation.Get<RegisterBodyHandler>();
        foreach (var body in province.Bodies)
        {
            // Already there after an interrupted run: exactly what we want.
            await handler.Handle(
                new RegisterBody(
                    body.ApprovalNo, body.Name, body.CreditCode.Value, body.Region, body.SchemeCodes, new DateOnly(2010, 1, 1), null, IsDemo: true),
                installation.Act("演示数据"),
                ct);
        }
    }

    private static ReportSource Source(DemoFile file, DemoPlan plan)
    {
        var name = $"demo|{plan.Seed}|{plan.Size}|{plan.Today:yyyy-MM-dd}|{file.Name}|{file.ReportedOn:yyyy-MM-dd}";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return new ReportSource(
            file.Name,
            digest,
            file.Header,
            file.TemplateNo,
            file.ExpectedRows,
            skip => file.Rows.Select((cells, i) => new RowRead(i + 1, i + 2, cells, null, EndsFile: false)).Skip(skip));
    }
}

internal static class SeedRefusals
{
    public static Refusal RegisterInUse() => new(
        "cli.seed.register-in-use", "登记簿里已有数据，不能再填入演示数据。请用 --data 指定另一个空目录。");

    public static Refusal OtherDemo(string text) => new(
        "cli.seed.other-demo", $"登记簿里已有另一份演示数据（{text}）。请用 --data 指定另一个空目录。");
}
