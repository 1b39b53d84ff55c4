using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Registry.Organizations;
using Zhiheng.Studies;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Studies;

/// <summary>Firms numbered from 1 with their codes, a body, and an authority of 历下 whose officer may read shared studies. Today is 2026-06-01.</summary>
internal sealed class StudyDesk : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly Organ Bureau = new(RegionCode.Parse("370102").Value, "历下区市场监督管理局");
    public static readonly Organ OtherBureau = new(RegionCode.Parse("370102").Value, "历下区质量发展局");

    private StudyDesk(TestDatabase test) => (Test, Audit) = (test, new AuditLog(test.Database, test.Clock));

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public AuditLog Audit { get; }

    public BusinessCalendar Calendar => new(Test.Clock, ReferenceData.WorkingDays);

    public KeepStudyHandler Keeping => new(Database, Calendar);

    public ArchiveStudyHandler Archiving => new(Database, Calendar);

    public StudyReading Reading => new(Database, Calendar);

    public GiveConsentHandler Giving => new(Database, Calendar, Audit, new PowerHolders(Database, Calendar), new Parties(Database));

    public WithdrawConsentHandler Withdrawing => new(Database, Calendar, Audit);

    public SharedStudies Shared => new(Database, Calendar, Audit);

    public ContributeHandler Contributing => new(Database, Calendar, new Parties(Database));

    public BenchmarkReading Benchmarks => new(Database, new Parties(Database));

    public static async Task<StudyDesk> Start(Dialect dialect)
    {
        var desk = new StudyDesk(await TestDatabase.Create(dialect));
        foreach (var number in Enumerable.Range(1, 3))
        {
            await desk.AddFirm(number, "370102");
        }

        await desk.Run(
            "insert into registry_body (id, approval_no, name, credit_code, region, schemes, is_demo, version) values (@id, 'CNCA-R-2999-001', '试验认证有限公司', @code, '370102', '[]', @yes, 1)",
            new { id = Id(900), code = Code(3), yes = true });
        return desk;
    }

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static string Code(int number) => CreditCode.Compose('9', '1', "370102", $"YY{number:000000}").Value;

    /// <summary>Somebody of a firm; two accounts of one firm differ by <paramref name="person"/>.</summary>
    public static Mandate Firm(int number, int person = 1) => new(Id((number * 1000) + person), new Scope(StudiesScope.Tables, [], organization: Id(number)), null);

    /// <summary>Somebody of the body whose credit code is that of firm 3.</summary>
    public static Mandate Body() => new(Id(901_000), new Scope(StudiesScope.Tables, [], body: Id(900)), null);

    public static Mandate Officer(Organ organ) => new(Id(800_000), new Scope(StudiesScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    public Task AddFirm(int number, string? region) => Run(
        "insert into registry_organization (id, code, name, region, is_demo, version) values (@id, @code, @name, @region, @yes, 1)",
        new { id = Id(number), code = Code(number), name = $"试验机械{number}号有限公司", region, yes = true });

    /// <summary>An open account of an authority that may read shared studies.</summary>
    public async Task AddReader(Organ organ, Role role = Role.RegistryOfficer)
    {
        var opened = Done(await new AccountOffice(Database, new Passwords(1_000), Audit).Open(
            new OpenAccount($"reader{organ.Region.Value}{organ.Name.Length}{role}".ToLowerInvariant(), "读者", AccountKind.Authority, organ.Name, null, null, organ.Region.Value, null), Act(), Origin.Program, default));
        Done(await new GrantOffice(Database, Audit, Calendar).Give(new GiveGrant(opened.Id, role, organ.Region.Value, null, Today, null), Act() with { Account = null }, Origin.Program, default));
    }

    public Act Act(Guid? once = null) => new("试验人员", Capacity.Enterprise, Test.Clock.GetUtcNow(), "试验") { Account = Id(7), Once = once };

    public void Go(DateOnly day) => Test.Clock.Set(day);

    public Task<Outcome<KeptVersion>> Keep(int firm, string title = "轴径个值图", string content = """{"lsl":9.9,"values":[10,10.1]}""", string kind = "sheet:i-mr")
        => Keeping.Handle(new KeepStudy(kind, title, content), Act(), Firm(firm), default);

    public async Task<Guid> Kept(int firm, int versions = 1)
    {
        var id = Done(await Keep(firm)).Study;
        for (var number = 1; number < versions; number++)
        {
            Done(await Next(id, number, $$"""{"version":{{number + 1}}}"""));
        }

        return id;
    }

    public Task<Outcome<KeptVersion>> Next(Guid study, int after, string content, int firm = 1, int person = 1)
        => Keeping.Handle(new KeepVersion(study, after, "sheet:i-mr", null, content), Act(), Firm(firm, person), default);

    public Task<Outcome<ConsentRow>> Share(GiveConsent command, int firm = 1) => Giving.Handle(command, Act(), Firm(firm), Origin.Program, default);

    public static GiveConsent WithFirm(Guid study, int firm, string reach = "latest") => new(study, null, null, Code(firm), reach);

    public static GiveConsent WithBureau(Guid study, string reach = "latest") => new(study, Bureau.Region.Value, Bureau.Name, null, reach);

    public Task<VersionText?> Open(Guid study, int? number, Mandate reader) => Shared.Open(study, number, Act(), reader, Origin.Program, default);

    public static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }

    public async Task<T> One<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(default);
        return (await session.First<T>(sql, parameters, default))!;
    }

    public async Task Run(string sql, object parameters)
    {
        await using var work = await Database.Begin(Test.Act(), default);
        await work.Execute(sql, parameters, default);
        await work.Commit([], default);
    }

    public async ValueTask DisposeAsync()
    {
        await Audit.DisposeAsync();
        await Test.DisposeAsync();
    }
}
