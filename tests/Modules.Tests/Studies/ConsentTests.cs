using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Studies;

public class ConsentTests
{
    private static readonly Mandate Officer = StudyDesk.Officer(StudyDesk.Bureau);

    [Theory, BothDatabases]
    public async Task A_study_is_private_until_its_owner_names_a_recipient(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        await desk.AddReader(StudyDesk.Bureau);
        var (id, other) = (await desk.Kept(1), await desk.Kept(1));
        Assert.Null(await desk.Open(id, null, Officer));
        Assert.Empty(await desk.Shared.List(Officer, default));

        var given = StudyDesk.Done(await desk.Share(StudyDesk.WithBureau(id)));

        Assert.Equal((StudyDesk.Today, StudyDesk.Today.AddDays(89), "试验机械1号有限公司"), (given.StartsOn, given.EndsOn, given.OwnerName));
        Assert.Equal(id, Assert.Single(await desk.Shared.List(Officer, default)).Id);
        Assert.Equal(1, (await desk.Open(id, null, Officer))!.Number);
        foreach (var stranger in new[] { StudyDesk.Officer(StudyDesk.OtherBureau), StudyDesk.Firm(2), StudyDesk.Body() })
        {
            Assert.Null(await desk.Open(id, null, stranger));
            Assert.Null(await desk.Shared.Find(id, stranger, default));
        }

        Assert.Null(await desk.Open(other, null, Officer));
    }

    [Theory, BothDatabases]
    public async Task A_consent_names_one_recipient_that_there_is(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        await desk.AddReader(StudyDesk.Bureau);
        await desk.AddReader(StudyDesk.OtherBureau, Role.UnitOfficer);
        var id = await desk.Kept(1);
        async Task<string> Try(GiveConsent command) => (await desk.Share(command)).Code();
        var (bureau, firm) = (StudyDesk.WithBureau(id), StudyDesk.WithFirm(id, 2));

        Assert.Equal("studies.consent.recipient", await Try(new GiveConsent(id, null, null, null, "latest")));
        Assert.Equal("studies.consent.recipient", await Try(bureau with { Code = firm.Code }));
        Assert.Equal("studies.consent.organ", await Try(bureau with { OrganName = "不存在的机关" }));
        Assert.Equal("studies.consent.organ", await Try(bureau with { OrganRegion = "370000" }));
        Assert.Equal("studies.consent.organ", await Try(bureau with { OrganRegion = "3701" }));
        Assert.Equal("studies.consent.organ", await Try(bureau with { OrganName = StudyDesk.OtherBureau.Name }));
        Assert.Equal("studies.consent.party", await Try(firm with { Code = "91370102MA00000000" }));
        Assert.Equal("studies.consent.own", await Try(StudyDesk.WithFirm(id, 1)));
        Assert.Equal("studies.consent.reach", await Try(firm with { Reach = "some" }));
        Assert.Equal("platform.act.unknown", (await desk.Share(StudyDesk.WithFirm(id, 3), firm: 2)).Code());
        Assert.Equal("done", await Try(bureau));
        Assert.Equal("done", await Try(firm with { Code = firm.Code!.ToLowerInvariant() }));
        Assert.Equal("studies.consent.already", await Try(firm with { Reach = "all" }));
    }

    [Theory, BothDatabases]
    public async Task A_consent_lasts_a_year_at_most_and_does_not_begin_in_the_past(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        var firm = StudyDesk.WithFirm(id, 2);
        async Task<string> Try(DateOnly starts, DateOnly ends) => (await desk.Share(firm with { StartsOn = starts, EndsOn = ends })).Code();
        var today = StudyDesk.Today;

        Assert.Equal("studies.consent.starts", await Try(today.AddDays(-1), today));
        Assert.Equal("studies.consent.ends", await Try(today, today.AddDays(-1)));
        Assert.Equal("studies.consent.ends", await Try(today, new DateOnly(2027, 6, 1)));
        Assert.Equal("done", await Try(today, new DateOnly(2027, 5, 31)));
    }

    [Theory, BothDatabases]
    public async Task The_last_day_is_included_and_the_first_is_waited_for(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 2) with { StartsOn = new DateOnly(2026, 6, 3), EndsOn = new DateOnly(2026, 6, 5) }));
        async Task<bool> Sees(int day)
        {
            desk.Go(new DateOnly(2026, 6, day));
            return await desk.Open(id, null, StudyDesk.Firm(2)) is not null && (await desk.Shared.List(StudyDesk.Firm(2), default)).Count == 1;
        }

        var seen = new List<bool>();
        foreach (var day in Enumerable.Range(2, 5))
        {
            seen.Add(await Sees(day));
        }

        Assert.Equal([false, true, true, true, false], seen);
        Assert.Equal("studies.consent.over", (await Withdraw(desk, id)).Code());
    }

    [Theory, BothDatabases]
    public async Task What_is_withdrawn_is_gone_at_once_and_may_be_given_again(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 2)));
        Assert.Equal("platform.act.unknown", (await Withdraw(desk, id, by: 2)).Code());
        Assert.NotNull(await desk.Open(id, null, StudyDesk.Firm(2)));

        Assert.Equal("done", (await Withdraw(desk, id)).Code());

        Assert.Null(await desk.Open(id, null, StudyDesk.Firm(2)));
        Assert.Null(await desk.Shared.Find(id, StudyDesk.Firm(2), default));
        Assert.Equal("studies.consent.over", (await Withdraw(desk, id)).Code());
        Assert.Equal("done", (await desk.Share(StudyDesk.WithFirm(id, 2))).Code());
        Assert.NotNull(await desk.Open(id, null, StudyDesk.Firm(2)));
    }

    [Theory, BothDatabases]
    public async Task The_latest_version_only_is_the_latest_at_the_moment_of_reading(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1, versions: 2);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 2)));
        Assert.Null(await desk.Open(id, 1, StudyDesk.Firm(2)));
        Assert.Equal([2], (await desk.Shared.Find(id, StudyDesk.Firm(2), default))!.Versions.Select(version => version.Number));

        StudyDesk.Done(await desk.Next(id, 2, """{"v":3}"""));

        Assert.Null(await desk.Open(id, 2, StudyDesk.Firm(2)));
        Assert.Null(await desk.Open(id, 4, StudyDesk.Firm(2)));
        Assert.Equal(3, (await desk.Open(id, null, StudyDesk.Firm(2)))!.Number);
    }

    [Theory, BothDatabases]
    public async Task All_versions_are_all_of_them(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1, versions: 2);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 2, "all")));

        Assert.Equal(1, (await desk.Open(id, 1, StudyDesk.Firm(2)))!.Number);
        Assert.Equal(2, (await desk.Open(id, 2, StudyDesk.Firm(2)))!.Number);
        Assert.Null(await desk.Open(id, 3, StudyDesk.Firm(2)));
    }

    [Theory, BothDatabases]
    public async Task One_legal_person_reads_as_a_body_and_as_an_organisation(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 3)));

        Assert.NotNull(await desk.Open(id, null, StudyDesk.Body()));
        Assert.NotNull(await desk.Open(id, null, StudyDesk.Firm(3)));
        Assert.Null(await desk.Open(id, null, StudyDesk.Firm(2)));
    }

    [Theory, BothDatabases]
    public async Task An_archived_study_is_shared_with_nobody(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        StudyDesk.Done(await desk.Share(StudyDesk.WithFirm(id, 2)));
        StudyDesk.Done(await desk.Archiving.Handle(new ArchiveStudy(id, true), desk.Act(), StudyDesk.Firm(1), default));

        Assert.Null(await desk.Open(id, null, StudyDesk.Firm(2)));
        Assert.Equal("studies.study.archived", (await desk.Share(StudyDesk.WithFirm(id, 3))).Code());
        StudyDesk.Done(await desk.Archiving.Handle(new ArchiveStudy(id, false), desk.Act(), StudyDesk.Firm(1), default));

        Assert.NotNull(await desk.Open(id, null, StudyDesk.Firm(2)));
    }

    [Theory, BothDatabases]
    public async Task The_owner_sees_who_opened_what_and_the_audit_log_has_a_line_of_each_act(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        await desk.AddReader(StudyDesk.Bureau);
        var id = await desk.Kept(1);
        StudyDesk.Done(await desk.Share(StudyDesk.WithBureau(id)));
        await desk.Open(id, null, Officer);
        await desk.Open(id, 7, Officer);
        StudyDesk.Done(await Withdraw(desk, id));
        await desk.Open(id, null, Officer);

        var opening = Assert.Single((await desk.Reading.Find(id, StudyDesk.Firm(1), default))!.Openings);

        Assert.Equal((StudyDesk.Bureau.Name, "试验人员", 1), (opening.Recipient, opening.AccountName, opening.Number));
        Assert.Equal(desk.Test.Clock.GetUtcNow(), opening.OpenedAt);
        Assert.Equal(
            (1L, 1L, 1L),
            (await Lines(desk, "study.shared"), await Lines(desk, "study.opened"), await Lines(desk, "study.share-withdrawn")));
    }

    [Theory, BothDatabases]
    public async Task The_authorities_to_choose_from_are_those_of_the_own_county_city_and_province(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        await desk.AddReader(StudyDesk.Bureau);
        await desk.AddReader(new Organ(Kernel.RegionCode.Parse("370000").Value, "省局"), Role.QualityOfficer);
        await desk.AddReader(new Organ(Kernel.RegionCode.Parse("370200").Value, "青岛市市场监督管理局"));
        await desk.AddReader(new Organ(Kernel.RegionCode.Parse("370100").Value, "济南市"), Role.UnitOfficer);
        var recipients = new Recipients(new PowerHolders(desk.Database, desk.Calendar), new Zhiheng.Registry.Organizations.Parties(desk.Database), ReferenceData.Regions);

        var organs = await recipients.Organs(StudyDesk.Firm(1), default);

        Assert.Equal([StudyDesk.Bureau.Name, "省局"], organs.Select(organ => organ.Name));
    }

    private static Task<long> Lines(StudyDesk desk, string kind) => desk.One<long>("select count(*) from platform_audit where kind = @kind", new { kind });

    private static async Task<Kernel.Outcome<ConsentRow>> Withdraw(StudyDesk desk, Guid study, int by = 1)
    {
        var consent = await desk.One<Guid>("select id from studies_consent where study = @study order by withdrawn_at is not null, given_at desc", new { study });
        return await desk.Withdrawing.Handle(new WithdrawConsent(consent), desk.Act(), StudyDesk.Firm(by), Origin.Program, default);
    }
}
