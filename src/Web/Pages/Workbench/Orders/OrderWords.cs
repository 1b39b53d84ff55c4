using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using OrderState = Zhiheng.Registry.Orders.OrderState;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>An order in the words of its pages.</summary>
internal static class OrderWords
{
    /// <summary>What happens when the body lets the day pass; the officer who approves may word it otherwise.</summary>
    public const string Consequence = "逾期不办理又不说明理由的，依照《中华人民共和国认证认可条例》第五十九条处理，并通报国家认证认可监督管理部门。";

    public static Words Kind(OrderKind kind) => kind == OrderKind.Suspend ? new("责令暂停", "Order to suspend") : new("责令撤销", "Order to revoke");

    public static Words State(OrderView order) => new(order.StateName, order.State switch
    {
        OrderState.Drafted => "awaiting approval",
        OrderState.Discarded => "discarded",
        OrderState.Issued => "with the body",
        OrderState.Answered => "answer to be judged",
        OrderState.Accepted => "answer accepted",
        OrderState.Insisted => "insisted",
        OrderState.Obeyed => "obeyed",
        _ => "taken back",
    });

    public static Tone ToneOf(OrderView order) => order switch
    {
        { IsOverdue: true } => Tone.Bad,
        { State: OrderState.Drafted or OrderState.Issued } => Tone.Pending,
        { State: OrderState.Answered or OrderState.Insisted } => Tone.Caution,
        { State: OrderState.Obeyed or OrderState.Accepted } => Tone.Good,
        _ => Tone.Over,
    };

    /// <summary>What follows when whoever has to act next does not.</summary>
    public static string Then(OrderView order) => Zhiheng.Registry.Desks.OfficerDesk.ConsequenceOf(order.State switch
    {
        OrderState.Drafted => "order-approve",
        OrderState.Answered => "order-judge",
        _ => "order-overdue",
    });

    public static bool IsOpen(OrderView order) => order.State is OrderState.Drafted or OrderState.Issued or OrderState.Answered or OrderState.Insisted;
}
