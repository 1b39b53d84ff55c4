using System.Security.Cryptography;
using System.Text;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies;
using Zhiheng.Studies.Shelf;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Studies;

public class KeepStudyTests
{
    [Theory, BothDatabases]
    public async Task A_study_is_kept_in_canonical_text_with_its_digest(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);

        var kept = StudyDesk.Done(await desk.Keep(1, content: """ { "b": [1.50, 2], "a": "值" } """));

        var text = (await desk.Reading.Text(kept.Study, null, StudyDesk.Firm(1), default))!;
        Assert.Equal("""{"a":"值","b":[1.5,2]}""", text.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Content))), kept.Sha256);
        Assert.Equal((1, 1, "sheet:i-mr", "轴径个值图", kept.Sha256), (text.Number, text.Latest, text.Kind, text.Title, text.Sha256));
        Assert.Equal((1, "试验人员"), ((await desk.Reading.Find(kept.Study, StudyDesk.Firm(1), default))!.Versions.Count, (await desk.Reading.Find(kept.Study, StudyDesk.Firm(1), default))!.Versions[0].AccountName));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_study_is_refused_with_its_reason(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        async Task<string> Try(string? kind = "sheet:i-mr", string? title = "标题", string? content = "{}", string? note = null)
            => (await desk.Keeping.Handle(new KeepStudy(kind, title, content, note), desk.Act(), StudyDesk.Firm(1), default)).Code();
        var large = $$"""{"a":"{{new string('x', StudyContent.MostBytes - 8)}}"}""";

        foreach (var kind in new[] { null, "", "sheet", "sheet:", "other:x", "sheet:A", "sheet:a:b", "sheet:../x" })
        {
            Assert.Equal("studies.kind.unknown", await Try(kind));
        }

        foreach (var title in new[] { null, "", "  ", new string('长', 81), "甲\u0007乙" })
        {
            Assert.Equal("studies.title.length", await Try(title: title));
        }

        Assert.Equal("studies.note.length", await Try(note: new string('注', 201)));
        foreach (var content in new[] { null, "", "{", "{\"a\":1,\"a\":2}", "{\"a\":\"\\u0000\"}" })
        {
            Assert.Equal("studies.content.json", await Try(content: content));
        }

        foreach (var content in new[] { "[]", "1", "\"x\"", "null" })
        {
            Assert.Equal("studies.content.object", await Try(content: content));
        }

        Assert.Equal("studies.content.size", await Try(content: large.Replace("\"a\"", "\"ab\"", StringComparison.Ordinal)));
        Assert.Equal("studies.content.size", await Try(content: new string(' ', 5 * 1024 * 1024)));
        Assert.Equal("done", await Try(content: large));
        Assert.Equal("done", await Try(title: new string('长', 80), note: new string('注', 200)));
        var nobody = new Mandate(StudyDesk.Id(5), new Scope(StudiesScope.Tables, []), StudyDesk.Bureau);
        Assert.Equal("studies.owner.none", (await desk.Keeping.Handle(new KeepStudy("sheet:x", "标题", "{}"), desk.Act(), nobody, default)).Code());
    }

    [Theory, BothDatabases]
    public async Task Versions_are_numbered_and_none_is_overwritten(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);

        var second = StudyDesk.Done(await desk.Next(id, 1, """{"v":2}"""));
        var same = await desk.Next(id, 2, """ {"v": 2} """);
        var other = await desk.Keeping.Handle(new KeepVersion(id, 2, "board:fishbone", null, "{}"), desk.Act(), StudyDesk.Firm(1), default);

        Assert.Equal(2, second.Number);
        Assert.Equal(("studies.version.same", "studies.kind.other"), (same.Code(), other.Code()));
        Assert.Equal("""{"lsl":9.9,"values":[10,10.1]}""", (await desk.Reading.Text(id, 1, StudyDesk.Firm(1), default))!.Content);
        Assert.Equal([2, 1], (await desk.Reading.Find(id, StudyDesk.Firm(1), default))!.Versions.Select(version => version.Number));
        Assert.Null(await desk.Reading.Text(id, 3, StudyDesk.Firm(1), default));
    }

    [Theory, BothDatabases]
    public async Task Of_two_colleagues_who_save_at_once_the_second_is_told_and_loses_nothing(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);

        var both = await Task.WhenAll(desk.Next(id, 1, """{"by":1}""", person: 1), desk.Next(id, 1, """{"by":2}""", person: 2));
        var loser = both.Single(outcome => outcome.IsRefused);
        var again = await desk.Next(id, 2, """{"by":3}""", person: 2);

        Assert.Equal("studies.version.conflict", loser.Refusal.Code);
        Assert.Contains("第 3 版", loser.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, StudyDesk.Done(again).Number);
        Assert.Equal("studies.version.conflict", (await desk.Next(id, 1, "{}")).Code());
    }

    [Theory, BothDatabases]
    public async Task Another_firm_sees_and_changes_nothing(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);

        foreach (var stranger in new[] { StudyDesk.Firm(2), StudyDesk.Body(), StudyDesk.Officer(StudyDesk.Bureau) })
        {
            Assert.Empty(await desk.Reading.List(false, null, stranger, default));
            Assert.Null(await desk.Reading.Find(id, stranger, default));
            Assert.Null(await desk.Reading.Text(id, 1, stranger, default));
            Assert.Equal("platform.act.unknown", (await desk.Keeping.Handle(new KeepVersion(id, 1, "sheet:i-mr", null, "{}"), desk.Act(), stranger, default)).Code());
            Assert.Equal("platform.act.unknown", (await desk.Archiving.Handle(new ArchiveStudy(id, true), desk.Act(), stranger, default)).Code());
        }

        Assert.Single(await desk.Reading.List(false, null, StudyDesk.Firm(1, person: 2), default));
    }

    [Theory, BothDatabases]
    public async Task An_archived_study_takes_no_version_until_it_is_restored(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        async Task<(int InUse, int Archived)> Lists() => ((await desk.Reading.List(false, null, StudyDesk.Firm(1), default)).Count, (await desk.Reading.List(true, null, StudyDesk.Firm(1), default)).Count);

        StudyDesk.Done(await desk.Archiving.Handle(new ArchiveStudy(id, true), desk.Act(), StudyDesk.Firm(1), default));
        Assert.Equal((0, 1), await Lists());
        Assert.Equal("studies.study.archived", (await desk.Next(id, 1, "{}")).Code());
        StudyDesk.Done(await desk.Archiving.Handle(new ArchiveStudy(id, false), desk.Act(), StudyDesk.Firm(1), default));

        Assert.Equal((1, 0), await Lists());
        Assert.Equal("done", (await desk.Next(id, 1, "{}")).Code());
    }

    [Theory, BothDatabases]
    public async Task The_list_is_searched_by_title_and_kind_as_typed(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        StudyDesk.Done(await desk.Keep(1, "轴径 100%", kind: "sheet:i-mr"));
        StudyDesk.Done(await desk.Keep(1, "停线原因", kind: "board:fishbone"));
        async Task<IEnumerable<string>> Find(string query) => (await desk.Reading.List(false, query, StudyDesk.Firm(1), default)).Select(study => study.Title);

        Assert.Equal(["轴径 100%"], await Find("轴径"));
        Assert.Equal(["停线原因"], await Find("FISHBONE"));
        Assert.Equal(["轴径 100%"], await Find("%"));
        Assert.Empty(await Find("_径"));
    }

    [Theory, BothDatabases]
    public async Task A_firm_keeps_500_studies_and_200_versions_of_each(Dialect dialect)
    {
        await using var desk = await StudyDesk.Start(dialect);
        var id = await desk.Kept(1);
        await desk.Run("update studies_study set latest = 199 where id = @id", new { id });
        await using (var work = await desk.Database.Begin(desk.Test.Act(), default))
        {
            for (var number = 2; number < KeepStudyHandler.MostStudies; number++)
            {
                await work.Execute(
                    "insert into studies_study (id, organization, kind, title, latest, made_at, changed_at) values (@id, @firm, 'sheet:x', 'x', 1, @at, @at)",
                    new { id = StudyDesk.Id(100_000 + number), firm = StudyDesk.Id(1), at = desk.Test.Clock.GetUtcNow() }, default);
            }

            await work.Commit([], default);
        }

        Assert.Equal("done", (await desk.Keep(1)).Code());
        Assert.Equal("studies.limit.studies", (await desk.Keep(1)).Code());
        Assert.Equal("done", (await desk.Keep(2)).Code());
        Assert.Equal("done", (await desk.Next(id, 199, """{"v":200}""")).Code());
        Assert.Equal("studies.limit.versions", (await desk.Next(id, 200, """{"v":201}""")).Code());
    }

    [Fact]
    public void Two_versions_are_compared_field_by_field()
    {
        var (fields, count) = StudyDifference.Of("""{"a":{"b":1,"c":"x"},"d":[1,2],"e":{}}""", """{"a":{"b":2,"c":"x"},"d":[1],"e":{"f":null}}""");

        Assert.Equal(4, count);
        Assert.Equal([new("a.b", "1", "2"), new("d[2]", "2", null), new("e", "{}", null), new("e.f", null, "null")], fields);
        Assert.Empty(StudyDifference.Of("{}", "{}").Fields);
        Assert.Equal(StudyDifference.MostText + 1, StudyDifference.Of("{}", $$"""{"a":"{{new string('x', 999)}}"}""").Fields[0].After!.Length);
    }
}
