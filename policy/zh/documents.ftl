### Documents that bind, who accepted them, and staff.

kind-Document = 文件
kind-document = 文件
kind-Acceptance = 对文件的同意

verb-document-draft = 起草文件
verb-document-publish = 发布该文件
verb-document-accept = 接受该文件
verb-document-tell = 告知该文件
verb-tell = 告知

because-AGREEMENT_NOT_SIGNED = 现行服务协议尚未得到同意。发布者本人须接受协议，账号的责任主体须由其代表签署。/agreement 可查看全文和尚缺的部分；网页上见 `viewer.agreements`。阅读、导出、注销和申诉都不需要签署。
because-ANOTHER_PUBLISHES = 这份文件由你起草：须由另一人（政策专员或总编辑）审阅并发布。
because-NEWER_VERSION_COUNTS = 该文件已有更新的版本生效。请阅读并接受新版本：/agreement
fault-SECTION_MISSING = { $path }：缺少此类文件必须具备的章节“{ $limit }”。

notice-document-published = { $document }第 { $version } 版已发布，自 { $from } 起生效。{ $signs ->
        [yes] 自该日起，发布内容须由你接受协议，并由代表为账号的责任主体签署：/agreement 可查看全文、改动和尚缺的部分。阅读、导出、注销和申诉都不需要签署。
       *[no] /rules 可查看全文。
    }
notice-document-in_force = { $document }第 { $version } 版自 { $from } 起生效，你的同意尚缺。补齐之前不能发布内容，其他一切照旧。/agreement 可查看全文和尚缺的部分。

## /rules and /agreement

command-agreement = 服务协议：阅读、查看改动、接受
rules-documents = 全文：
document-head = { $title }（{ $document }，第 { $version } 版）
document-counts = 自 { $from } 起生效。
document-will-count = 已发布，自 { $from } 起生效。
document-page = 第 { $number } 部分，共 { $of } 部分
document-changed-head = { $title }：第 { $former } 版至第 { $version } 版的改动
document-unchanged = 正文没有改动。
document-changed-more = 改动较多，一条消息放不下。完整对照见网页：`documentDiff`。
agreement-none = 尚未发布服务协议，无需签署。
agreement-signed = 目前发布内容所需的同意都已齐备。
agreement-reader = 阅读、评论和投诉无需同意本协议；它针对发布内容的人。
agreement-own = • 你本人：{ $since ->
        [now] 现在发布就需要
       *[other] 自 { $since } 起发布需要
    }
agreement-registrant = • 代表{ $name }：{ $since ->
        [now] 现在发布就需要
       *[other] 自 { $since } 起发布需要
    }
agreement-person = 作为责任主体的你本人
agreement-missing = 尚缺：
agreement-contest = 如不同意，你不会失去任何东西：仍可阅读、导出、申诉和注销账号。

button-document-read = 阅读
button-document-more = 更多
button-document-diff = 改动
button-document-accept = 我接受
button-document-sign = 代表{ $name }签署
button-document-sign-person = 以个人身份签署
toast-document-accept = 已接受
toast-document-sign = 已签署
