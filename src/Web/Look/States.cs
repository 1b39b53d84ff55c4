namespace Zhiheng.Web.Look;

/// <summary>An order from an authority to a body or enterprise, as both sides read it.</summary>
public enum OrderState
{
    Waiting,
    Answered,
    Accepted,
    Returned,
    Overdue,
    Withdrawn,
}

public enum AccountState
{
    Invited,
    Active,
    Locked,
    Suspended,
    Closed,
}

/// <summary>Work the server does after the page has answered.</summary>
public enum JobPhase
{
    Waiting,
    Running,
    Done,

    /// <summary>What was handed in could not be taken; whoever sent it can put it right.</summary>
    Refused,

    /// <summary>An outage or a bug; the operator has to look.</summary>
    Failed,
}

/// <summary>Word and tone of each state, side by side, so that no page words one of its own.</summary>
public static class StateLook
{
    public static (Words Words, Tone Tone) Look(this OrderState state) => state switch
    {
        OrderState.Waiting => (new("待答复", "Awaiting answer"), Tone.Pending),
        OrderState.Answered => (new("已答复", "Answered"), Tone.Caution),
        OrderState.Accepted => (new("已办结", "Closed"), Tone.Good),
        OrderState.Returned => (new("退回重办", "Sent back"), Tone.Caution),
        OrderState.Overdue => (new("已逾期", "Overdue"), Tone.Bad),
        OrderState.Withdrawn => (new("已撤回", "Withdrawn"), Tone.Over),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No look for this state."),
    };

    public static (Words Words, Tone Tone) Look(this AccountState state) => state switch
    {
        AccountState.Invited => (new("待启用", "Not yet used"), Tone.Pending),
        AccountState.Active => (new("正常", "Active"), Tone.Good),
        AccountState.Locked => (new("已锁定", "Locked"), Tone.Bad),
        AccountState.Suspended => (new("已停用", "Suspended"), Tone.Caution),
        AccountState.Closed => (new("已注销", "Closed"), Tone.Over),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No look for this state."),
    };

    public static (Words Words, Tone Tone) Look(this JobPhase phase) => phase switch
    {
        JobPhase.Waiting => (new("排队中", "Waiting"), Tone.Plain),
        JobPhase.Running => (new("处理中", "Running"), Tone.Pending),
        JobPhase.Done => (new("已完成", "Done"), Tone.Good),
        JobPhase.Refused => (new("未接收", "Refused"), Tone.Caution),
        JobPhase.Failed => (new("失败", "Failed"), Tone.Bad),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "No look for this phase."),
    };
}
