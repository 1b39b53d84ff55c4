using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>What a record must hold to be closed, and what no state of it may hold.</summary>
public class RecordRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly (Guid First, Guid Second, Guid Third) Ids = (Id(1), Id(2), Id(3));

    private static readonly CheckItem[] Items =
        [new("C07", "自愿性认证活动", "认证认可条例", [new KeyPoint("证书有效", "看", "是", "否"), new KeyPoint("标志正确", "看", "是", "否")])];

    private static RecordContent Whole => TestInspections.Whole(Now.AddHours(-2), Ids.First, Ids.Second);

    private static TeamMember[] Team => [Member(Ids.First, "甲"), Member(Ids.Second, "乙"), Member(Ids.Third, "丙")];

    [Fact]
    public void A_whole_record_is_closed()
    {
        Assert.Null(RecordRules.Trouble(Whole, Items, Today, Now));
        Assert.Null(Unfinished(Whole));
    }

    [Fact]
    public void One_licensed_inspector_is_too_few_and_experts_never_count()
    {
        var one = Whole with { Signatures = [new InspectorSignature(Ids.First, TestInspections.Strokes)], Experts = [new Expert("张工", "省计量院"), new Expert("李工", "省计量院")] };
        var twice = Whole with { Signatures = [new InspectorSignature(Ids.First, TestInspections.Strokes), new InspectorSignature(Ids.First, TestInspections.Strokes)] };
        var stranger = Whole with { Signatures = [new InspectorSignature(Ids.First, TestInspections.Strokes), new InspectorSignature(Id(9), TestInspections.Strokes)] };

        Assert.All(new[] { one, twice, stranger }, content => Assert.Equal("inspection.check.too-few-inspectors", Unfinished(content)));
    }

    [Fact]
    public void Who_left_the_team_does_not_count_and_a_third_member_may_sign_instead()
    {
        var team = Team;
        team[1] = team[1] with { LeftWhy = "回避" };

        Assert.Equal("inspection.check.too-few-inspectors", Unfinished(Whole, team));
        Assert.Null(Unfinished(Whole with { Signatures = [new InspectorSignature(Ids.First, TestInspections.Strokes), new InspectorSignature(Ids.Third, TestInspections.Strokes)] }, team));
    }

    [Theory]
    [InlineData("2026-06-01", null)]
    [InlineData("2026-05-31", "inspection.check.warrant-expired")]
    public void A_warrant_holds_through_its_last_day(string until, string? expected)
    {
        var team = Team;
        team[1] = team[1] with { WarrantUntil = DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(expected, Unfinished(Whole, team));
    }

    [Fact]
    public void A_second_warrant_prolongs_the_first_and_who_is_void_does_not_sign()
    {
        var team = Team;
        team[1] = team[1] with { WarrantUntil = new DateOnly(2026, 1, 1), SecondWarrantNo = "2", SecondWarrantUntil = Today };
        Assert.Null(Unfinished(Whole, team));

        team[1] = team[1] with { State = "void" };
        Assert.Equal("inspection.check.not-licensed", Unfinished(Whole, team));
    }

    public static TheoryData<string, string> Incomplete => new()
    {
        { "no end", "inspection.check.not-ended" },
        { "a point unanswered", "inspection.check.point-open" },
        { "no without a note", "inspection.check.no-without-note" },
        { "no code", "inspection.finding.no-code" },
        { "no words", "platform.act.text" },
        { "a mobile number in public words", "platform.act.personal-data" },
        { "open without what follows", "inspection.finding.no-follow-up" },
        { "a photograph missing", "inspection.check.photo-missing" },
        { "firm not signed", "inspection.check.no-firm-signature" },
        { "firm without a name", "inspection.check.no-firm-signature" },
        { "declined without a reason", "inspection.check.no-firm-signature" },
        { "on paper without a photograph", "inspection.check.paper-needs-photo" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void What_is_missing_is_named(string what, string expected)
    {
        var content = what switch
        {
            "no end" => Whole with { EndedAt = null },
            "a point unanswered" => Whole with { Answers = [Whole.Answers[0]] },
            "no without a note" => Whole with { Answers = [Whole.Answers[0], new PointAnswer("C07", 1, "no", " ")] },
            "no code" => Whole with { Codes = [] },
            "no words" => Whole with { Words = "" },
            "a mobile number in public words" => Whole with { Words = "联系 13800138000" },
            "open without what follows" => Whole with { Codes = ["A"] },
            "a photograph missing" => Whole with { Photos = [Id(7)] },
            "firm not signed" => Whole with { Firm = null },
            "firm without a name" => Whole with { Firm = Whole.Firm! with { Name = "" } },
            "declined without a reason" => Whole with { Firm = new FirmSignature("", "", RecordRules.Declined, "") },
            _ => Whole with { Signatures = [new InspectorSignature(Ids.First, RecordRules.OnPaper), new InspectorSignature(Ids.Second, TestInspections.Strokes)] },
        };

        Assert.Equal(expected, Unfinished(content));
    }

    [Fact]
    public void A_firm_that_would_not_sign_is_noted_with_the_reason()
        => Assert.Null(Unfinished(Whole with { Firm = new FirmSignature("", "", RecordRules.Declined, "对检查依据有异议") }));

    public static TheoryData<string, string> Untakeable => new()
    {
        { "ahead of time", "inspection.check.times" },
        { "ends before it begins", "inspection.check.times" },
        { "begins before the approval", "inspection.check.times" },
        { "a point there is not", "inspection.check.unknown-point" },
        { "an item there is not", "inspection.check.unknown-point" },
        { "an answer there is not", "inspection.check.unknown-point" },
        { "codes that exclude each other", "inspection.finding.codes-exclude" },
        { "a place too long", "inspection.check.too-long" },
        { "a control character", "inspection.check.too-long" },
        { "eleven experts", "inspection.check.too-many" },
        { "eleven steps", "inspection.check.too-many" },
        { "twenty-one photographs", "inspection.check.too-many-photos" },
        { "a signature that is no path", "inspection.check.signature" },
        { "a signature too long", "inspection.check.signature" },
    };

    [Theory]
    [MemberData(nameof(Untakeable))]
    public void What_no_state_may_hold_is_refused(string what, string expected)
    {
        var content = what switch
        {
            "ahead of time" => Whole with { StartedAt = Now.AddMinutes(11), EndedAt = null },
            "ends before it begins" => Whole with { EndedAt = Whole.StartedAt.AddMinutes(-1) },
            "begins before the approval" => Whole with { StartedAt = Now.AddDays(-1) },
            "a point there is not" => Whole with { Answers = [new PointAnswer("C07", 2, "yes", "")] },
            "an item there is not" => Whole with { Answers = [new PointAnswer("C06", 0, "yes", "")] },
            "an answer there is not" => Whole with { Answers = [new PointAnswer("C07", 0, "maybe", "")] },
            "codes that exclude each other" => Whole with { Codes = ["1", "A"] },
            "a place too long" => Whole with { Place = new string('一', 201) },
            "a control character" => Whole with { Statement = "甲\u0001" },
            "eleven experts" => Whole with { Experts = [.. Enumerable.Repeat(new Expert("甲", "乙"), 11)] },
            "eleven steps" => Whole with { After = [.. Enumerable.Repeat(new PlannedFollowUp("R", "改", Today.AddDays(9)), 11)] },
            "twenty-one photographs" => Whole with { Photos = [.. Enumerable.Range(1, 21).Select(Id)] },
            "a signature that is no path" => Whole with { Signatures = [new InspectorSignature(Ids.First, "\"><script>alert(1)</script>")] },
            _ => Whole with { Signatures = [new InspectorSignature(Ids.First, "M1 1" + string.Concat(Enumerable.Repeat("L1 1", 5_000)))] },
        };

        Assert.Equal(expected, RecordRules.Trouble(content, Items, Today, Now)?.Code);
    }

    [Fact]
    public void A_clock_that_runs_ten_minutes_fast_is_forgiven()
        => Assert.Null(RecordRules.Trouble(Whole with { StartedAt = Now.AddMinutes(10), EndedAt = null }, Items, Today, Now));

    private static string? Unfinished(RecordContent content, TeamMember[]? team = null) => RecordRules.Unfinished(content, Items, team ?? Team, new HashSet<Guid>())?.Code;

    private static TeamMember Member(Guid id, string name) => new() { Inspector = id, Name = name, State = "active", WarrantNo = "1", WarrantUntil = new DateOnly(2027, 1, 1) };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
