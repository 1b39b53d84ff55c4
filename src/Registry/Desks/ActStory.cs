using Zhiheng.Contracts.Registry;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Desks;

/// <summary>The kinds of facts in words, those of certificates included.</summary>
public static class ActStory
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        [nameof(OrderDrafted)] = "拟定责令",
        [nameof(OrderDiscarded)] = "责令退回",
        [nameof(OrderIssued)] = "责令发出",
        [nameof(OrderAnswered)] = "机构答复",
        [nameof(OrderAnswerAccepted)] = "采纳答复",
        [nameof(OrderInsisted)] = "维持责令",
        [nameof(OrderObeyed)] = "责令已执行",
        [nameof(OrderClosed)] = "责令撤回",
        [nameof(OrderSupervised)] = "督办",
        [nameof(OrderAssigned)] = "指定管辖",
        [nameof(OrderTakenUp)] = "提级",
        [nameof(ActProposed)] = "提出事项",
        [nameof(ActDeclined)] = "不予批准",
        [nameof(BodyApprovalWithdrawn)] = "撤销机构批准",
        [nameof(PersonBanned)] = "人员禁业",
        [nameof(PersonBanLifted)] = "解除禁业",
        [nameof(OrganizationsMerged)] = "组织合并",
        [nameof(OrganizationMergeUndone)] = "撤销合并",
        [nameof(ObjectionFiled)] = "提出异议",
        [nameof(ObjectionAccepted)] = "受理异议",
        [nameof(ObjectionRefused)] = "不予受理",
        [nameof(ObjectionDecided)] = "异议决定",
        [nameof(AuditTeamReported)] = "上报审核组",
        [nameof(BodyApproved)] = "机构获批",
    };

    public static string Title(string kind) => Titles.GetValueOrDefault(kind) ?? Story.Title(kind);
}
