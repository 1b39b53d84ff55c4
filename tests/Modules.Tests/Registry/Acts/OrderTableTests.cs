using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Orders;

namespace Zhiheng.Modules.Tests.Registry.Acts;

/// <summary>Every state of an order × every act on it, and the boundary days. Pure.</summary>
public class OrderTableTests
{
    private const string Refused = "registry.order.state";
    private static readonly DateOnly Today = ActDesk.Today;

    private static readonly Dictionary<string, Func<Order, string>> Acts = new()
    {
        ["approve"] = o => o.Approve(Second, Valid, ActDesk.Id(7), null, Today).Code(),
        ["discard"] = o => o.Discard("不宜", Today).Code(),
        ["object"] = o => o.Answer(AnswerKind.Objects, "不服", Valid, Today).Code(),
        ["refer"] = o => o.Answer(AnswerKind.Obeyed, "已注销", Valid with { Status = CertificateStatus.Cancelled }, Today).Code(),
        ["accept"] = o => o.Accept(Second, "属实", Today).Code(),
        ["insist"] = o => o.Insist(Second, "不成立", Today.AddDays(1), Today).Code(),
        ["close"] = o => o.Close(Second, "情况已变", Today).Code(),
        ["supervise"] = o => o.Supervise(ActDesk.City, Today.AddDays(1), "尽快", Today).Code(),
        ["assign"] = o => o.Assign(ActDesk.City, ActDesk.Sibling, "回避", Today).Code(),
        ["take-up"] = o => o.TakeUp(ActDesk.City, "重大", Today).Code(),
    };

    private static readonly Dictionary<OrderState, string> Allowed = new()
    {
        [OrderState.Drafted] = "approve discard supervise assign take-up",
        [OrderState.Discarded] = "",
        [OrderState.Issued] = "object refer close supervise assign take-up",
        [OrderState.Answered] = "accept insist close supervise assign take-up",
        [OrderState.Accepted] = "",
        [OrderState.Insisted] = "refer close supervise assign take-up",
        [OrderState.Obeyed] = "",
        [OrderState.Closed] = "",
    };

    public static TheoryData<OrderState, string> Table
    {
        get
        {
            var table = new TheoryData<OrderState, string>();
            foreach (var state in Enum.GetValues<OrderState>())
            {
                foreach (var act in Acts.Keys)
                {
                    table.Add(state, act);
                }
            }

            return table;
        }
    }

    private static Mandate Second => ActDesk.Officer(2, ActDesk.County);

    private static Mandate Author => ActDesk.Officer(1, ActDesk.County);

    private static Certificate Valid => new()
    {
        Id = ActDesk.Id(8), Number = "Q1", IssuedOn = Today.AddYears(-1), ExpiresOn = Today.AddYears(2), StatusSince = Today.AddYears(-1),
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_act_is_possible_in_the_states_of_the_table_only(OrderState state, string act)
    {
        var expected = Allowed[state].Split(' ').Contains(act) ? "done"
            : (state, act) == (OrderState.Insisted, "object") ? "registry.order.insisted"
            : Refused;

        Assert.Equal(expected, Acts[act](In(state)));
    }

    [Fact]
    public void The_author_neither_approves_nor_judges_nor_takes_back()
    {
        string[] codes =
        [
            In(OrderState.Drafted).Approve(Author, Valid, ActDesk.Id(7), null, Today).Code(),
            In(OrderState.Answered).Accept(Author, "属实", Today).Code(),
            In(OrderState.Answered).Insist(Author, "不成立", Today.AddDays(1), Today).Code(),
            In(OrderState.Issued).Close(Author, "情况已变", Today).Code(),
        ];

        Assert.All(codes, code => Assert.Equal("platform.act.same-person", code));
    }

    [Fact]
    public void The_refusal_of_the_same_person_names_the_clause()
        => Assert.Contains("12.1", In(OrderState.Drafted).Approve(Author, Valid, ActDesk.Id(7), null, Today).Refusal.Basis, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "registry.order.answer-day-passed")]
    [InlineData(1, "done")]
    public void The_answer_is_due_after_the_day_of_approval(int days, string expected)
        => Assert.Equal(expected, (In(OrderState.Drafted) with { RespondBy = Today.AddDays(days) }).Approve(Second, Valid, ActDesk.Id(7), null, Today).Code());

    [Theory]
    [InlineData(0, "registry.order.answer-day-passed")]
    [InlineData(1, "done")]
    public void A_new_day_lies_after_today(int days, string expected)
    {
        Assert.Equal(expected, In(OrderState.Answered).Insist(Second, "不成立", Today.AddDays(days), Today).Code());
        Assert.Equal(expected, In(OrderState.Issued).Supervise(ActDesk.City, Today.AddDays(days), "尽快", Today).Code());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void An_answer_and_an_order_are_late_from_the_day_after_the_due_day(int days, bool isLate)
    {
        var order = In(OrderState.Issued) with { RespondBy = Today, DueOn = Today };

        Assert.Equal(isLate, order.IsOverdueOn(Today.AddDays(days)));
        Assert.Equal(isLate, order.Answer(AnswerKind.Objects, "不服", Valid, Today.AddDays(days)).Value.IsLate);
        Assert.False((order with { State = OrderState.Obeyed }).IsOverdueOn(Today.AddDays(9)));
    }

    [Theory]
    [InlineData(OrderKind.Suspend, CertificateStatus.Valid, 0, "done")]
    [InlineData(OrderKind.Suspend, CertificateStatus.Suspended, 0, "registry.order.already-suspended")]
    [InlineData(OrderKind.Revoke, CertificateStatus.Suspended, 0, "done")]
    [InlineData(OrderKind.Revoke, CertificateStatus.Revoked, 0, "registry.order.certificate-ended")]
    [InlineData(OrderKind.Revoke, CertificateStatus.Cancelled, 0, "registry.order.certificate-ended")]
    [InlineData(OrderKind.Suspend, CertificateStatus.Valid, 1, "registry.order.certificate-ended")]
    public void An_order_asks_for_what_has_not_happened(OrderKind kind, CertificateStatus status, int daysAfterExpiry, string expected)
    {
        var certificate = Valid with { Status = status, ExpiresOn = Today.AddDays(-daysAfterExpiry) };

        Assert.Equal(expected, (In(OrderState.Drafted) with { Kind = kind }).Approve(Second, certificate, ActDesk.Id(7), null, Today).Code());
    }

    [Theory]
    [InlineData(CertificateStatus.Valid, "registry.order.not-reported")]
    [InlineData(CertificateStatus.Suspended, "registry.order.not-reported")]
    [InlineData(CertificateStatus.Cancelled, "done")]
    public void What_was_ordered_is_reported_and_not_claimed(CertificateStatus status, string expected)
        => Assert.Equal(expected, (In(OrderState.Issued) with { Kind = OrderKind.Revoke }).Answer(AnswerKind.Obeyed, "已办", Valid with { Status = status }, Today).Code());

    [Theory]
    [InlineData(OrderKind.Suspend, CertificateStatus.Suspended, true)]
    [InlineData(OrderKind.Suspend, CertificateStatus.Revoked, true)]
    [InlineData(OrderKind.Suspend, CertificateStatus.Cancelled, false)]
    [InlineData(OrderKind.Suspend, CertificateStatus.Valid, false)]
    [InlineData(OrderKind.Revoke, CertificateStatus.Suspended, false)]
    [InlineData(OrderKind.Revoke, CertificateStatus.Revoked, true)]
    [InlineData(OrderKind.Revoke, CertificateStatus.Cancelled, false)]
    public void Obeying_is_what_was_ordered_or_more(OrderKind kind, CertificateStatus status, bool expected)
        => Assert.Equal(expected, (In(OrderState.Issued) with { Kind = kind }).IsObeyedBy(status));

    [Fact]
    public void Only_a_superior_supervises_assigns_and_takes_up_and_only_among_its_subordinates()
    {
        var order = In(OrderState.Issued);

        Assert.Equal("registry.order.not-superior", order.Supervise(ActDesk.County, Today.AddDays(1), "尽快", Today).Code());
        Assert.Equal("registry.order.not-superior", order.TakeUp(ActDesk.Sibling, "重大", Today).Code());
        Assert.Equal("registry.order.not-superior", (order with { Organ = ActDesk.City }).TakeUp(ActDesk.County, "重大", Today).Code());
        Assert.Equal("registry.order.not-subordinate", order.Assign(ActDesk.City, ActDesk.Elsewhere, "回避", Today).Code());
        Assert.Equal("registry.order.not-subordinate", order.Assign(ActDesk.City, ActDesk.City, "回避", Today).Code());
        Assert.Equal("registry.order.already-there", order.Assign(ActDesk.City, ActDesk.County, "回避", Today).Code());
        Assert.Equal("done", order.TakeUp(ActDesk.Province, "重大", Today).Code());
    }

    private static Order In(OrderState state) => new()
    {
        Id = ActDesk.Id(6),
        Certificate = ActDesk.Id(8),
        Kind = OrderKind.Suspend,
        State = state,
        Organ = ActDesk.County,
        Grounds = "事实",
        Basis = "依据",
        RespondBy = Today.AddDays(14),
        DueOn = Today.AddDays(14),
        Author = ActDesk.Id(1),
    };
}
