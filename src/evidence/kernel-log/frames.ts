/** Reading call traces: which function a line names, and which functions only report or wait. */

const FRAME =
  /^ {0,12}(?:\[<[0-9a-fx]{4,20}>\] ?|\[[0-9a-f]{8,16}\] ?(?:\[[0-9a-f]{8,16}\] )?|\(?)?(\? )?([A-Za-z_$.][\w$.]{0,255})(?:\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8})(?: \[[\w-]{1,64}[^\]]{0,64}\])?/;
const POINTER =
  /^(?:RIP: (?:0010|0008|0018|e030|e033):|pc : |epc : |EIP: |NIP \[[0-9a-f]{4,16}\] |PC is at |.{0,12}Krnl PSW : .{0,60}\()(?:\[<[0-9a-f]{4,16}>\] )?([A-Za-z_$.][\w$.]{0,255})\+0x/;

/** Functions that report, wait or copy for somebody else: never the place of a fault. */
const REPORTERS = new RegExp(
  `^(?:${[
    '(?:__)?dump_(?:stack|backtrace|header)\\w*|show_(?:stack|regs|trace)\\w*|unwind_\\w+|arch_stack_walk|stack_trace_\\w+|walk_stackframe',
    'v?panic|nmi_panic|__warn\\w*|warn_slowpath\\w*|warn_bogus\\w*|report_bug|handle_bug|(?:call_)?bug_(?:brk_)?handler|brk_handler|ubsan_\\w+|__ubsan_\\w+|check_panic_on_warn',
    '(?:__)?(?:kasan|asan|kmsan|kcsan|kfence|tsan|hwasan|msan)_\\w+|check_memory_region\\w*|print_(?:report|address|circular|usage|bad|deadlock|irq|lock|shadow|other|unlock|req|memory|trace|trailer)\\w*|end_report|complete_report_info',
    '(?:asm_)?exc_\\w+|(?:asm_)?sysvec_\\w+|do_(?:error_)?trap|(?:__)?die\\w*|oops_\\w+|no_context|(?:__)?bad_area\\w*|page_fault\\w*|do_user_addr_fault|do_kern_addr_fault|(?:__)?do_(?:kernel|page|bad|translation|alignment|sea|mem|undefinstr)_?(?:fault|abort|area|abort_early|)|async_page_fault|general_protection|invalid_op|int3|el[01]t?_?\\w*|el1h?_\\w+|vectors|call_on_(?:irq_)?stack|fixup_exception|irqentry_\\w+|common_interrupt|ret_from_(?:exception|interrupt|intr)|handle_exception\\w*|do_interrupt\\w*|save_context\\w*',
    '__schedule(?:_bug|_loop)?|schedule(?:_timeout\\w*|_preempt_disabled|_hrtimeout\\w*|_rtlock)?|io_schedule\\w*|preempt_schedule\\w*|__cond_resched|__might_(?:sleep|resched|fault)|___might_sleep|might_\\w+|msleep\\w*|usleep_\\w+|ssleep|__?delay|__const_udelay|delay_\\w+|__udelay|__switch_to\\w*|context_switch',
    '_*(?:mutex|ww_mutex|rt_mutex)_\\w+|_*(?:down|up|rwsem|rwbase)(?:_\\w+)?|_*(?:do_)?wait_for_(?:common|completion)\\w*|bit_wait\\w*|out_of_line_wait_\\w+|__wait_on_\\w+|wait_on_\\w+|percpu_rwsem_\\w+|__synchronize_\\w+|synchronize_rcu\\w*',
    '_raw_(?:spin|read|write)_\\w+|__raw_\\w+|do_raw_\\w+|_*(?:native_)?queued_(?:spin|read|write)_\\w+|spin_(?:bug|dump)|__pv_queued_\\w+|osq_lock|lock_(?:acquire|release)\\w*|__lock_(?:acquire|release)\\w*|check_(?:noncircular|prev|prevs|deadlock|wait_context|irq_usage|usage|flags|hung)\\w*|validate_chain|mark_(?:lock|usage|held)\\w*|lockdep_\\w+|register_lock_class|debug_check_\\w+|valid_state|rcu_read_lock\\w*',
    'out_of_memory|oom_kill\\w*|mem_cgroup_(?:out|oom)\\w*|warn_alloc',
    'rcu_(?:check_gp|sched_clock|dump_cpu|stall)\\w*|print_\\w*stall\\w*|nmi_(?:cpu|trigger)\\w*|arch_trigger\\w*|trigger_\\w+|update_process_times|tick_\\w+|(?:__)?hrtimer_\\w+|(?:local_|smp_)?(?:__sysvec_)?apic_timer\\w*|watchdog_\\w+|handle_irq\\w*|perf_event_\\w+|default_do_nmi|do_nmi|nmi_handle|end_repeat_nmi|asm_nmi',
    'refcount_\\w+|__refcount_\\w+|kref_\\w+|__list_(?:add|del)\\w*|list_(?:add|del)\\w*|usercopy_abort|__check_(?:object_size|heap_object)|check_stack_object',
    '_*(?:mem(?:cpy|set|move|cmp|chr|scan)|str(?:len|nlen|cpy|ncpy|lcpy|scpy|cmp|ncmp|cat|chr|str))\\w*|clear_(?:page|user)\\w*|copy_(?:page|user|from_user|to_user)\\w*|_copy_(?:from|to)_\\w+|rep_(?:movs|stos)\\w*|_?printk\\w*',
  ].join('|')})$`,
);
const COMPILER_SUFFIX = /(?:\.(?:isra|constprop|part|cold|llvm|lto_priv)(?:\.\d{1,20})?|\.\d{1,20})+$/;

export type Frame = { name: string /** The unwinder does not vouch for it (`?`). */; unsure: boolean };

/** The name without what the compiler added, so that two builds name the same function alike. */
export function functionName(symbol: string): string {
  return symbol.replace(COMPILER_SUFFIX, '');
}

/** The call-trace entry on this line, or null. */
export function parseFrame(text: string): Frame | null {
  const found = FRAME.exec(text);
  if (found === null) {
    return null;
  }
  return { name: functionName(found[2] ?? ''), unsure: found[1] !== undefined };
}

/** The function the instruction pointer was in, when this line says so for kernel code; otherwise null. */
export function parseInstructionPointer(text: string): string | null {
  const found = POINTER.exec(text);
  return found === null ? null : functionName(found[1] ?? '');
}

/** Whether a function only reports, waits or copies on behalf of the one that is at fault. */
export function isReporter(name: string): boolean {
  return REPORTERS.test(name);
}
